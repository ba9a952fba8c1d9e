"""Look once at every new case with a fixed offer in it, and tell the prosecutor when not all charges qualify."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

import structlog
from django.db import transaction

from cases.fixed_offer import OfferOutcome
from cases.mails.fixed_offer import fixed_offer_not_open
from cases.models import Case, Defendant, FixedOfferAssessment
from cases.selectors.fixed_offers import assessment_of, cases_to_assess
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest

ASSESSOR = system_actor("Fixed offers")
logger = structlog.get_logger(__name__)


def assess_fixed_offers(*, now: datetime) -> int:
    """How many cases were assessed. A case that another process is looking at is left to it."""
    with task_scope(purpose=Purpose.EFFECTS):
        waiting = cases_to_assess()
    return sum(_assess_alone(case_id, now=now) for case_id in waiting)


def _assess_alone(case_id: UUID, *, now: datetime) -> bool:
    """One that fails holds up no other."""
    try:
        return _assess(case_id, now=now)
    except Exception:
        logger.exception("fixed_offer_not_assessed", case_id=str(case_id))
        return False


def _assess(case_id: UUID, *, now: datetime) -> bool:
    with task_scope(purpose=Purpose.EFFECTS), transaction.atomic():
        locked = Case.objects.select_for_update(skip_locked=True, of=("self",)).select_related("prosecutor")
        case = locked.filter(pk=case_id, fixed_offer_assessment__isnull=True).first()
        if case is None:
            return False
        outcome, total = _outcome(case)
        FixedOfferAssessment.objects.create(case=case, outcome=outcome, total=total, assessed_at=now)
        if outcome == OfferOutcome.NOT_ALL_QUALIFY:
            _tell_prosecutor(case, now=now)
        return True


def _outcome(case: Case) -> tuple[OfferOutcome, Decimal | None]:
    """Of a case with several defendants, the worst: one who does not qualify is enough to tell."""
    people = Defendant.objects.filter(case=case).select_related("particulars", "case__prosecutor")
    assessments = [assessment_of(person) for person in people.prefetch_related("offences")]
    outcomes = {assessment.outcome for assessment in assessments}
    worst_first = (OfferOutcome.NOT_ALL_QUALIFY, OfferOutcome.OFFERED, OfferOutcome.NONE_MADE)
    outcome = next((outcome for outcome in worst_first if outcome in outcomes), OfferOutcome.NONE_MADE)
    offer = assessments[0].offer if len(assessments) == 1 else None
    return outcome, offer.total if offer else None


def _tell_prosecutor(case: Case, *, now: datetime) -> None:
    record(
        "offer.not_eligible",
        actor=ASSESSOR,
        case_id=case.pk,
        subject_id=case.pk,
        occurred_at=now,
        data={"prosecutor": case.prosecutor.name},
        effects=_letter(case.prosecutor.email, case.reference_received),
    )


def _letter(address: str, case_reference: str) -> tuple[EffectRequest, ...]:
    return (fixed_offer_not_open(address=address, case_reference=case_reference),) if address else ()
