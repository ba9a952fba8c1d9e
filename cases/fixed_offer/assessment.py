"""Whether a defendant gets the offer: the prosecutor is approved and every charge qualifies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from cases.fixed_offer.offer import ChargeInOffer, FixedOffer, SurchargeRule, offer_surcharge, pence_down
from commonplatform.reference.models import PenaltyLevel

LARGEST_COMPENSATION = Decimal("10.00")
_NOTHING = Decimal("0.00")


class OfferOutcome(StrEnum):
    """What becomes of the offers in a notice. `NOT_ALL_QUALIFY`: the prosecutor is told."""

    NONE_MADE = "none_made"
    NOT_ALL_QUALIFY = "not_all_qualify"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class ChargeFacts:
    """One charge as the notice has it."""

    offence_id: UUID
    code: str
    is_offered: bool
    compensation: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The outcome, and the offer where there is one."""

    outcome: OfferOutcome
    offer: FixedOffer | None = None


def assess_offer(
    *,
    prosecutor_is_approved: bool,
    level: PenaltyLevel,
    charges: Sequence[ChargeFacts],
    standard_penalties: Mapping[str, Decimal],
    surcharge: SurchargeRule | None,
    costs: Decimal | None,
) -> Assessment:
    """Every charge must be offered, be on the list, and ask for no more than £10 of compensation."""
    if not prosecutor_is_approved or not any(charge.is_offered for charge in charges):
        return Assessment(OfferOutcome.NONE_MADE)
    if not all(_qualifies(charge, standard_penalties) for charge in charges):
        return Assessment(OfferOutcome.NOT_ALL_QUALIFY)
    offered = tuple(
        ChargeInOffer(charge.offence_id, standard_penalties[charge.code], charge.compensation or _NOTHING)
        for charge in charges
    )
    extra = offer_surcharge(surcharge, (charge.penalty for charge in offered))
    return Assessment(OfferOutcome.OFFERED, FixedOffer(level, offered, pence_down(costs or _NOTHING), extra))


def _qualifies(charge: ChargeFacts, standard_penalties: Mapping[str, Decimal]) -> bool:
    return (
        charge.is_offered
        and charge.code in standard_penalties
        and (charge.compensation or _NOTHING) <= LARGEST_COMPENSATION
    )
