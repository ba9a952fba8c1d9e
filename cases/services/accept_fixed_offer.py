"""Accept the fixed offer of one defendant: every charge, or none."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.exceptions import (
    CaseNotFound,
    CaseNotOpenForPlea,
    FixedOfferAlreadyAccepted,
    FixedOfferNotAvailable,
    PleaAlreadyEntered,
)
from cases.fixed_offer import FixedOffer
from cases.models import Case, FixedOfferAcceptance, FixedOfferPenalty, Plea
from cases.selectors.fixed_offers import accepted_offer, fixed_offer_for
from cases.services.enter_pleas import OPEN_FOR_PLEA
from cases.types import AcceptedOffer
from commonplatform.accounts.types import Actor

COOLING_OFF = timedelta(days=5)


def accept_fixed_offer(*, actor: Actor, case_id: UUID, defendant_id: UUID, accepted_at: datetime) -> AcceptedOffer:
    """Write the acceptance with its figures; it counts when the cooling-off ends. The caller records the event.

    Raises `CaseNotOpenForPlea`, `PleaAlreadyEntered`, `FixedOfferAlreadyAccepted` or
    `FixedOfferNotAvailable`. Source: domain document "Online plea", Fixed offer accepted online.
    """
    with transaction.atomic():
        _lock_open_case(case_id, defendant_id)
        offer = fixed_offer_for(case_id, defendant_id).offer
        if offer is None:
            raise FixedOfferNotAvailable(defendant_id)
        _write(actor, case_id, defendant_id, offer, accepted_at)
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
    if case.status not in OPEN_FOR_PLEA:
        raise CaseNotOpenForPlea(status=case.status)


def _write(actor: Actor, case_id: UUID, defendant_id: UUID, offer: FixedOffer, accepted_at: datetime) -> None:
    acceptance = FixedOfferAcceptance.objects.create(
        case_id=case_id,
        defendant_id=defendant_id,
        accepted_at=accepted_at,
        concludes_on=timezone.localdate(accepted_at) + COOLING_OFF,
        level=offer.level,
        costs=offer.costs,
        surcharge=offer.surcharge,
        total=offer.total,
        recorded_by=actor.display_name,
        recorded_at=accepted_at,
    )
    FixedOfferPenalty.objects.bulk_create(
        FixedOfferPenalty(
            case_id=case_id,
            defendant_id=defendant_id,
            acceptance=acceptance,
            offence_id=charge.offence_id,
            penalty=charge.penalty,
            compensation=charge.compensation,
        )
        for charge in offer.charges
    )
