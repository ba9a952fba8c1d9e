"""Record how a defendant waits for trial, and work out the limits of their charges."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.custody.english_facts import day_in_english, status_in_english
from cases.custody.exceptions import CustodyChanged
from cases.custody.models import Remand, TimeLimit
from cases.custody.services.plan_remand import person_to_remand, plan_remand
from cases.custody.services.stop_clocks import say_stopped, stop
from cases.custody.states import LimitOrigin
from cases.custody.types import ChargePlan, Limit, RemandDecision, RemandPlan
from cases.custody.working_kept import working_to_keep
from cases.models import Defendant
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def record_remand(
    *, actor: Actor, defendant_id: UUID, decision: RemandDecision, seen_version: int | None = None
) -> RemandPlan:
    """Make the decision of a hearing the remand that is held; the limits follow from it.

    What a decision leaves open goes on by the rule of remand, so that a shared result needs only its code and day.
    `seen_version` is the version that stood on the page (0 for none): raises `CustodyChanged` when another stands
    now. Also raises `CaseNotFound`, `NotAllowed`, `OnlyPeopleAreHeld` and `HeldAfterHearing`.
    """
    with transaction.atomic():
        defendant = person_to_remand(actor, defendant_id)
        Defendant.objects.select_for_update(of=("self",)).get(pk=defendant_id)
        current = Remand.objects.filter(pk=defendant_id).first()
        _refuse_changed(current, seen_version)
        plan = plan_remand(defendant, decision, current)
        _keep(actor, defendant, decision, plan, current)
        for charge in plan.charges:
            _keep_limit(actor, defendant, decision.hearing_on, charge)
        _say(actor, defendant, decision, plan)
        return plan


def _refuse_changed(current: Remand | None, seen_version: int | None) -> None:
    if seen_version is not None and current is not None and current.version != seen_version:
        raise CustodyChanged(recorded_by=current.recorded_by, recorded_at=current.recorded_at)


def _keep(
    actor: Actor, defendant: Defendant, decision: RemandDecision, plan: RemandPlan, current: Remand | None
) -> None:
    values = {
        "case_id": defendant.case_id,
        "status": plan.after.code,
        "decided_on": decision.hearing_on,
        "held_since": plan.after.since,
        "days_held_before": plan.after.days_before,
        "recorded_by": actor.display_name,
        "recorded_at": timezone.now(),
        "version": current.version + 1 if current else 1,
    }
    Remand.objects.update_or_create(defendant_id=defendant.pk, defaults=values)


def _keep_limit(actor: Actor, defendant: Defendant, hearing_on: date, charge: ChargePlan) -> None:
    """A limit that was worked out is written; one that the court set or extended runs again at most."""
    held = TimeLimit.objects.filter(pk=charge.offence_id).first()
    if held is not None and charge.stops is not None:
        stop(held, charge.stops, actor=actor, on=hearing_on)
    if not isinstance(charge.outcome, Limit):
        return
    limit = held or TimeLimit(offence_id=charge.offence_id, case_id=defendant.case_id, defendant_id=defendant.pk)
    if charge.outcome.working is not None:
        limit.limit_on, limit.origin, limit.decided_on = charge.outcome.on, LimitOrigin.WORKED_OUT, hearing_on
        limit.working, limit.allocation_reason = working_to_keep(charge.outcome.working), charge.reason
        limit.recorded_by, limit.recorded_at = actor.display_name, timezone.now()
    elif not limit.stop_reason:
        return
    limit.let_run()
    limit.version = held.version + 1 if held else 1
    limit.save()


def _say(actor: Actor, defendant: Defendant, decision: RemandDecision, plan: RemandPlan) -> None:
    record(
        "custody.remand_recorded",
        actor=actor,
        case_id=defendant.case_id,
        defendant_id=defendant.pk,
        data={
            "defendant": defendant.display_name,
            "day": day_in_english(decision.hearing_on),
            "status": status_in_english(decision.code),
            "limit": day_in_english(plan.earliest) if plan.earliest else "none",
        },
    )
    stopped = {charge.number: charge.stops for charge in plan.charges if charge.stops is not None}
    if stopped:
        ids = [charge.offence_id for charge in plan.charges if charge.stops is not None]
        say_stopped(actor, defendant, stopped, ids, on=decision.hearing_on)
