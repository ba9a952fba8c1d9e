"""Conclude every accepted fixed offer whose cooling-off has run out; tell the defendant and the court."""

from datetime import date, datetime
from uuid import UUID

import structlog
from django.db import transaction
from django.utils import timezone, translation

from cases.mails.fixed_offer_ended import fixed_offer_concluded
from cases.models import Case
from cases.selectors.defendant_contacts import defendant_contact
from cases.selectors.fixed_offers import acceptances_due
from cases.services.add_work import add_work
from cases.services.conclude_fixed_offer import conclude_fixed_offer
from cases.types import AcceptedOffer
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from commonplatform.ui.formats import long_date

CONCLUDER = system_actor("Fixed offers")
logger = structlog.get_logger(__name__)


def conclude_due_offers(*, now: datetime) -> int:
    """How many were concluded. Each in a transaction of its own: one that fails holds up no other."""
    with task_scope(purpose=Purpose.EFFECTS):
        due = acceptances_due(timezone.localdate(now))
    return sum(_conclude_alone(acceptance_id, now=now) for acceptance_id in due)


def _conclude_alone(acceptance_id: UUID, *, now: datetime) -> bool:
    try:
        return _conclude(acceptance_id, now=now)
    except Exception:
        logger.exception("fixed_offer_not_concluded", acceptance_id=str(acceptance_id))
        return False


def _conclude(acceptance_id: UUID, *, now: datetime) -> bool:
    with task_scope(purpose=Purpose.EFFECTS), transaction.atomic():
        concluded = conclude_fixed_offer(actor=CONCLUDER, acceptance_id=acceptance_id, now=now)
        if concluded is None or concluded.pay_by is None:
            return False
        _add_work(concluded, due_on=concluded.pay_by)
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
                "pay_by": _in_english(concluded.pay_by),
            },
            effects=_mail(concluded),
        )
        return True


def _add_work(concluded: AcceptedOffer, *, due_on: date) -> None:
    case = Case.objects.get(pk=concluded.case_id)
    add_work(
        principal_id=case.court_id or case.prosecutor_id,
        case_id=case.pk,
        defendant_id=concluded.defendant_id,
        kind="fixed_offer_concluded",
        due_on=due_on,
    )


def _mail(concluded: AcceptedOffer) -> tuple[EffectRequest, ...]:
    """To the defendant who gave an address; the paper notice goes to everybody."""
    to = defendant_contact(concluded.case_id, concluded.defendant_id)
    if to is None:
        return ()
    told = fixed_offer_concluded(
        concluded, address=to.address, language=to.language, contact=to.case, welsh_court=to.welsh_court
    )
    return (told,)


def _in_english(day: date) -> str:
    """For the court's timeline, which is in English."""
    with translation.override("en"):
        return long_date(day)
