"""Set the limit of one charge to the day that the court has given."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.custody.english_facts import day_in_english
from cases.custody.exceptions import NoLimitCanBeSet
from cases.custody.models import Remand, TimeLimit
from cases.custody.rules.remand import court_may_set_limit
from cases.custody.selectors.charge_facts import charge_facts, charges_of, limit_of
from cases.custody.services.limit_to_change import charge_to_limit, number_of
from cases.custody.states import LimitOrigin
from cases.custody.types import Remanded
from cases.models import Defendant
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def set_limit(*, actor: Actor, offence_id: UUID, limit_on: date, decided_on: date) -> None:
    """For results that carry a day (prompt `CTLDATE`). It stays when remand is recorded again.

    Raises `NoLimitCanBeSet` where the charge is convicted or the defendant is not held, `CaseNotFound` and
    `NotAllowed`.
    """
    with transaction.atomic():
        charge = charge_to_limit(actor, offence_id)
        if not _may_be_set(charge.defendant_id, offence_id, decided_on):
            raise NoLimitCanBeSet(offence_id)
        held = TimeLimit.objects.filter(pk=offence_id).first()
        limit = held or TimeLimit(offence=charge, case_id=charge.case_id, defendant_id=charge.defendant_id, version=0)
        limit.limit_on, limit.origin, limit.decided_on, limit.reason = limit_on, LimitOrigin.SET, decided_on, ""
        limit.recorded_by, limit.recorded_at = actor.display_name, timezone.now()
        limit.version += 1
        limit.save()
        record(
            "custody.limit_set",
            actor=actor,
            case_id=charge.case_id,
            defendant_id=charge.defendant_id,
            subject_id=charge.pk,
            data={
                "defendant": limit.defendant.display_name,
                "charge": number_of(limit),
                "day": day_in_english(decided_on),
                "limit": day_in_english(limit_on),
            },
        )


def _may_be_set(defendant_id: UUID, offence_id: UUID, on: date) -> bool:
    defendant = Defendant.objects.select_related("case", "particulars").get(pk=defendant_id)
    remand = Remand.objects.filter(pk=defendant_id).first()
    if remand is None:
        return False
    charge = next(each for each in charges_of(defendant_id) if each.pk == offence_id)
    held = limit_of(charge)
    facts = charge_facts(
        charge,
        defendant=defendant,
        reason=held.allocation_reason if held else "",
        code=remand.status,
        hearing_on=on,
    )
    return court_may_set_limit(facts, Remanded(remand.status, remand.held_since, remand.days_held_before))
