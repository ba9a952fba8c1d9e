"""Stop the clocks of limits."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import require
from cases.custody.english_facts import day_in_english, reason_in_english
from cases.custody.exceptions import NoClock
from cases.custody.models import TimeLimit
from cases.custody.services.limit_to_change import limit_to_change, number_of
from cases.custody.states import StopReason
from cases.exceptions import CaseNotFound
from cases.models import Defendant
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def stop_clock(
    *, actor: Actor, offence_id: UUID, why: StopReason, on: date, note: str = "", seen_version: int | None = None
) -> None:
    """Stop the clock of one charge on a day. Raises `NoClock` where none runs, `CustodyChanged` when another version
    stands than the one seen, `CaseNotFound` and `NotAllowed`."""
    with transaction.atomic():
        limit = limit_to_change(actor, offence_id, seen_version)
        if limit is None or limit.stop_reason:
            raise NoClock(offence_id)
        stop(limit, why, actor=actor, on=on, note=note)
        say_stopped(actor, limit.defendant, {number_of(limit): why}, [offence_id], on=on, note=note)


def stop_clocks(*, actor: Actor, defendant_id: UUID, stops: Mapping[UUID, StopReason], on: date) -> tuple[UUID, ...]:
    """Stop the clocks of some of a defendant's charges, as `rules.clock.clocks_to_stop` gives them; one event lists
    the charges. Those that have no running clock are left out; what was stopped is returned."""
    with transaction.atomic():
        defendant = Defendant.objects.filter(pk=defendant_id).first()
        if defendant is None:
            raise CaseNotFound
        require(actor, Action.CHANGE, Target.CUSTODY, case_id=defendant.case_id, defendant_id=defendant_id)
        Defendant.objects.select_for_update(of=("self",)).get(pk=defendant_id)
        running = TimeLimit.objects.filter(defendant=defendant, pk__in=stops, stopped_on__isnull=True)
        stopped: dict[int, StopReason] = {}
        limits = list(running.select_related("offence").order_by("offence__sequence"))
        for limit in limits:
            stop(limit, stops[limit.pk], actor=actor, on=on)
            stopped[number_of(limit)] = stops[limit.pk]
        ids = [limit.pk for limit in limits]
        if ids:
            say_stopped(actor, defendant, stopped, ids, on=on)
        return tuple(ids)


def stop(limit: TimeLimit, why: StopReason, *, actor: Actor, on: date, note: str = "") -> None:
    """Write it. The caller has the right, holds the defendant locked and says it."""
    limit.stopped_on, limit.stop_reason, limit.stop_note = on, why, note
    limit.stopped_by, limit.stopped_at = actor.display_name, timezone.now()
    limit.version += 1
    limit.save()


def say_stopped(
    actor: Actor,
    defendant: Defendant,
    stopped: Mapping[int, StopReason],
    ids: Sequence[UUID],
    *,
    on: date,
    note: str = "",
) -> None:
    """One event for all charges of one occasion."""
    whys = tuple(dict.fromkeys(reason_in_english(why) for why in stopped.values()))
    record(
        "custody.clock_stopped",
        actor=actor,
        case_id=defendant.case_id,
        defendant_id=defendant.pk,
        reason=note,
        data={
            "defendant": defendant.display_name,
            "charges": ", ".join(str(number) for number in stopped),
            "day": day_in_english(on),
            "why_stopped": "; ".join((*whys, note) if note else whys),
            "offences": [str(each) for each in ids],
        },
    )
