"""Cancel an acceptance that has not become a conviction."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from cases.models import FixedOfferAcceptance, FixedOfferEnd, WorkItem
from cases.services.close_work import close_work
from cases.states import OfferCancelled
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest


def cancel_fixed_offer(
    *, actor: Actor, acceptance_id: UUID, why: OfferCancelled, at: datetime, effects: Iterable[EffectRequest] = ()
) -> None:
    """End the acceptance without a conviction, take it off the work list, record why.

    The caller holds the case's lock and says in `effects` who is told.
    """
    acceptance = FixedOfferAcceptance.objects.get(pk=acceptance_id)
    FixedOfferEnd.objects.create(
        acceptance=acceptance,
        case_id=acceptance.case_id,
        defendant_id=acceptance.defendant_id,
        outcome=FixedOfferEnd.Outcome.CANCELLED,
        ended_at=at,
    )
    accepted = (WorkItem.Kind.FIXED_OFFER_ACCEPTED,)
    close_work(actor=actor, defendant_id=acceptance.defendant_id, kinds=accepted, at=at)
    record(
        "offer.cancelled",
        actor=actor,
        case_id=acceptance.case_id,
        defendant_id=acceptance.defendant_id,
        subject_id=acceptance.pk,
        occurred_at=at,
        data={"why_cancelled": why},
        effects=effects,
    )
