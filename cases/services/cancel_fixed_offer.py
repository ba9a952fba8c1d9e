"""Cancel an acceptance that is still in its cooling-off."""

from datetime import datetime
from uuid import UUID

from cases.models import FixedOfferAcceptance, FixedOfferEnd
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def cancel_fixed_offer(*, actor: Actor, acceptance_id: UUID, reason: str, at: datetime) -> None:
    """End the acceptance without a conviction and record why. The caller holds the case's lock."""
    acceptance = FixedOfferAcceptance.objects.get(pk=acceptance_id)
    FixedOfferEnd.objects.create(
        acceptance=acceptance,
        case_id=acceptance.case_id,
        defendant_id=acceptance.defendant_id,
        outcome=FixedOfferEnd.Outcome.CANCELLED,
        ended_at=at,
    )
    record(
        "offer.cancelled",
        actor=actor,
        case_id=acceptance.case_id,
        defendant_id=acceptance.defendant_id,
        subject_id=acceptance.pk,
        occurred_at=at,
        data={"reason": reason},
    )
