"""Conclude every accepted fixed offer whose cooling-off has run out, and give the court its work."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.models import Case
from cases.selectors.fixed_offers import acceptances_due
from cases.services.add_work import add_work
from cases.services.conclude_fixed_offer import conclude_fixed_offer
from cases.types import AcceptedOffer
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor
from commonplatform.audit.services import record

CONCLUDER = system_actor("Fixed offers")


def conclude_due_offers(*, now: datetime) -> int:
    """How many were concluded. Each in a transaction of its own: one that fails holds up no other."""
    with task_scope(purpose=Purpose.EFFECTS):
        due = acceptances_due(timezone.localdate(now))
    return sum(_conclude(acceptance_id, now=now) for acceptance_id in due)


def _conclude(acceptance_id: UUID, *, now: datetime) -> bool:
    with task_scope(purpose=Purpose.EFFECTS), transaction.atomic():
        concluded = conclude_fixed_offer(actor=CONCLUDER, acceptance_id=acceptance_id, now=now)
        if concluded is None or concluded.pay_by is None:
            return False
        _tell_the_court(concluded)
        record(
            "offer.concluded",
            actor=CONCLUDER,
            case_id=concluded.case_id,
            defendant_id=concluded.defendant_id,
            subject_id=acceptance_id,
            occurred_at=now,
            data={
                "defendant": concluded.defendant_name,
                "total": str(concluded.total),
                "pay_by": concluded.pay_by.isoformat(),
            },
        )
        return True


def _tell_the_court(concluded: AcceptedOffer) -> None:
    case = Case.objects.get(pk=concluded.case_id)
    add_work(
        principal_id=case.court_id or case.prosecutor_id,
        case_id=case.pk,
        defendant_id=concluded.defendant_id,
        kind="fixed_offer_concluded",
        due_on=concluded.pay_by,
    )
