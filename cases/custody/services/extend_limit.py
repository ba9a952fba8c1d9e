"""Extend the limit of one charge; the others stay as they are."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.custody.english_facts import day_in_english
from cases.custody.exceptions import ExtendedIntoThePast, LimitHadExpired
from cases.custody.models import TimeLimit
from cases.custody.services.limit_to_change import charge_to_limit, limit_to_change, number_of
from cases.custody.states import LimitOrigin
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def extend_limit(
    *, actor: Actor, offence_id: UUID, until: date, decided_on: date, reason: str, seen_version: int | None = None
) -> None:
    """Make `until` the limit, or the first limit where there was none, and mark it as extended.

    Whoever extended it before and until when stays in the history. Raises `LimitHadExpired` when the limit had
    passed on the day of the hearing (Prosecution of Offences Act 1985, section 22(3)), `ExtendedIntoThePast`,
    `CustodyChanged`, `CaseNotFound` and `NotAllowed`.
    """
    with transaction.atomic():
        charge = charge_to_limit(actor, offence_id)
        held = limit_to_change(actor, offence_id, seen_version)
        if held is not None and held.limit_on < decided_on:
            raise LimitHadExpired(held.limit_on)
        if until <= decided_on:
            raise ExtendedIntoThePast(decided_on)
        limit = held or TimeLimit(offence=charge, case_id=charge.case_id, defendant_id=charge.defendant_id, version=0)
        limit.limit_on, limit.origin, limit.decided_on, limit.reason = until, LimitOrigin.EXTENDED, decided_on, reason
        limit.recorded_by, limit.recorded_at = actor.display_name, timezone.now()
        limit.version += 1
        limit.save()
        record(
            "custody.limit_extended",
            actor=actor,
            case_id=charge.case_id,
            defendant_id=charge.defendant_id,
            subject_id=charge.pk,
            reason=reason,
            data={
                "defendant": limit.defendant.display_name,
                "charge": number_of(limit),
                "day": day_in_english(decided_on),
                "limit": day_in_english(until),
                "reason": reason,
            },
        )
