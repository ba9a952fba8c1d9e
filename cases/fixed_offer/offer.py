"""What a fixed offer comes to: penalties, compensation, costs and surcharge, in pounds and pence."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from uuid import UUID

from commonplatform.reference.models import PenaltyLevel

_PENNY = Decimal("0.01")
_NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class SurchargeRule:
    """A row of the surcharge rates: a fixed amount, or a percentage of the penalties with its limits."""

    fixed_amount: Decimal | None = None
    percentage: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ChargeInOffer:
    """What the offer says of one charge."""

    offence_id: UUID
    penalty: Decimal
    compensation: Decimal = _NOTHING


@dataclass(frozen=True, slots=True)
class FixedOffer:
    """The whole offer to one defendant."""

    level: PenaltyLevel
    charges: tuple[ChargeInOffer, ...]
    costs: Decimal
    surcharge: Decimal

    @property
    def penalties(self) -> Decimal:
        return sum((charge.penalty for charge in self.charges), _NOTHING)

    @property
    def compensation(self) -> Decimal:
        return sum((charge.compensation for charge in self.charges), _NOTHING)

    @property
    def total(self) -> Decimal:
        """Penalties, compensation, costs and surcharge, rounded down to the penny."""
        return pence_down(self.penalties + self.compensation + self.costs + self.surcharge)


def offer_surcharge(rule: SurchargeRule | None, penalties: Iterable[Decimal]) -> Decimal:
    """The fixed amount where there is one; else the percentage within its limits; nothing without a rule.

    Rounded down to the penny.
    """
    if rule is None:
        return _NOTHING
    if rule.fixed_amount is not None:
        return pence_down(rule.fixed_amount)
    amount = sum(penalties, _NOTHING) * (rule.percentage or _NOTHING) / 100
    if rule.minimum is not None:
        amount = max(amount, rule.minimum)
    if rule.maximum is not None:
        amount = min(amount, rule.maximum)
    return pence_down(amount)


def pence_down(amount: Decimal) -> Decimal:
    """Whole pence; what is left over is dropped."""
    return amount.quantize(_PENNY, ROUND_DOWN)
