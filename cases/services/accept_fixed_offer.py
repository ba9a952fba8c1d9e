"""Accept the fixed offer of one defendant: every charge, or none."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from cases.exceptions import (
    CaseNotFound,
    CaseNotOpenForPlea,
    FixedOfferAlreadyAccepted,
    FixedOfferNotAvailable,
    PleaAlreadyEntered,
)
from cases.fixed_offer import FixedOffer, last_day_to_change
from cases.models import Case, Defendant, FixedOfferAcceptance, FixedOfferPenalty, Plea
from cases.results.selectors import has_result
from cases.selectors.fixed_offers import accepted_offer, fixed_offer_for
from cases.states import OPEN_FOR_PLEA, PleaMethod
from cases.types import AcceptedOffer
from commonplatform.accounts.types import Actor


def accept_fixed_offer(
    *,
    actor: Actor,
    case_id: UUID,
    defendant_id: UUID,
    accepted_at: datetime,
    method: PleaMethod = PleaMethod.ONLINE,
    recorded_by: str = "",
) -> AcceptedOffer:
    """Write the acceptance with its figures; it counts when the cooling-off ends. The caller records the event.

    `method` is that of the pleas which follow; `recorded_by` names who accepted where that is not the actor.

    Raises `CaseNotOpenForPlea`, `PleaAlreadyEntered`, `FixedOfferAlreadyAccepted` or
    `FixedOfferNotAvailable`. Source: domain document "Online plea", Fixed offer accepted online.
    """
    with transaction.atomic():
        _lock_open_case(case_id, defendant_id)
        offer = fixed_offer_for(case_id, defendant_id).offer
        if offer is None:
            raise FixedOfferNotAvailable(defendant_id)
        acceptance = FixedOfferAcceptance.objects.create(
            case_id=case_id,
            defendant_id=defendant_id,
            accepted_at=accepted_at,
            method=method,
            can_change_until=last_day_to_change(accepted_at),
            level=offer.level,
            costs=offer.costs,
            surcharge=offer.surcharge,
            total=offer.total,
            recorded_by=recorded_by or actor.display_name,
            recorded_at=accepted_at,
        )
        _keep_penalties(acceptance, offer)
        accepted = accepted_offer(defendant_id)
        assert accepted is not None
        return accepted


def _lock_open_case(case_id: UUID, defendant_id: UUID) -> None:
    case = Case.objects.select_for_update().filter(pk=case_id).first()
    if case is None:
        raise CaseNotFound(case_id)
    earlier = accepted_offer(defendant_id)
    if earlier is not None:
        raise FixedOfferAlreadyAccepted(earlier.accepted_at)
    plea = Plea.objects.filter(defendant_id=defendant_id).order_by("entered_at").first()
    if plea is not None:
        raise PleaAlreadyEntered(entered_at=plea.entered_at, method=plea.method)
    decided = Defendant.objects.filter(has_result(), pk=defendant_id).exists()
    if case.status not in OPEN_FOR_PLEA or decided:
        raise CaseNotOpenForPlea(status=case.status)


def _keep_penalties(acceptance: FixedOfferAcceptance, offer: FixedOffer) -> None:
    FixedOfferPenalty.objects.bulk_create(
        FixedOfferPenalty(
            case_id=acceptance.case_id,
            defendant_id=acceptance.defendant_id,
            acceptance=acceptance,
            offence_id=charge.offence_id,
            penalty=charge.penalty,
            compensation=charge.compensation,
        )
        for charge in offer.charges
    )
