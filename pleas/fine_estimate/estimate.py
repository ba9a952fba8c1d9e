"""Fines, surcharge, costs and compensation: the least and the most that the guidelines point to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from cases.fixed_offer import SurchargeRule
from pleas.fine_estimate.bands import BANDS, Band
from pleas.fine_estimate.plea_credit import CREDIT, PleaStage
from pleas.fine_estimate.relevant_income import RelevantIncome

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Guideline:
    """The bands that the guideline of an offence spans; `maximum` is None where the fine is unlimited."""

    lowest_band: Band
    highest_band: Band
    maximum: Decimal | None


@dataclass(frozen=True, slots=True)
class ChargeToEstimate:
    """One charge; without a guideline nothing is said about its fine."""

    offence_id: UUID
    guideline: Guideline | None
    compensation: Decimal = _NOTHING


@dataclass(frozen=True, slots=True)
class Range:
    """From the least to the most, in pounds."""

    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True, slots=True)
class ChargeEstimate:
    """The fine for one charge: its range, and where courts start before looking at the details."""

    offence_id: UUID
    guideline: Guideline
    fine: Range
    starting_point: Range


@dataclass(frozen=True, slots=True)
class Estimate:
    """Everything that might be ordered. `unknown` are charges without a guideline: not in any sum."""

    income: RelevantIncome
    stage: PleaStage
    charges: tuple[ChargeEstimate, ...]
    unknown: tuple[UUID, ...]
    fines: Range
    surcharge: Range
    costs: Decimal
    compensation: Decimal

    @property
    def total(self) -> Range:
        fixed = self.costs + self.compensation
        return Range(
            self.fines.lowest + self.surcharge.lowest + fixed, self.fines.highest + self.surcharge.highest + fixed
        )


def estimate(
    charges: Sequence[ChargeToEstimate],
    *,
    income: RelevantIncome,
    stage: PleaStage,
    surcharge: SurchargeRule | None,
    costs: Decimal | None,
) -> Estimate:
    """The estimate for one defendant, all charges together."""
    known = tuple(_charge(charge, charge.guideline, income, stage) for charge in charges if charge.guideline)
    fines = Range(_sum(each.fine.lowest for each in known), _sum(each.fine.highest for each in known))
    return Estimate(
        income=income,
        stage=stage,
        charges=known,
        unknown=tuple(charge.offence_id for charge in charges if charge.guideline is None),
        fines=fines,
        surcharge=Range(_surcharge(surcharge, fines.lowest), _surcharge(surcharge, fines.highest))
        if known
        else Range(_NOTHING, _NOTHING),
        costs=costs or _NOTHING,
        compensation=_sum(charge.compensation for charge in charges),
    )


def fine(percentage: int, *, income: RelevantIncome, stage: PleaStage, maximum: Decimal | None) -> Decimal:
    """A percentage of the income, no more than the law allows, less the credit for the plea; whole pounds.

    The maximum comes before the credit: a guilty plea counts against the largest fine too.
    """
    full = Fraction(income.amount) * percentage / 100
    if maximum is not None:
        full = min(full, Fraction(maximum))
    return to_the_pound(full * (1 - CREDIT[stage]))


def to_the_pound(amount: Fraction) -> Decimal:
    """The nearest pound; half a pound counts as one."""
    return Decimal((2 * amount.numerator + amount.denominator) // (2 * amount.denominator))


def _charge(charge: ChargeToEstimate, guideline: Guideline, income: RelevantIncome, stage: PleaStage) -> ChargeEstimate:
    low, high = BANDS[guideline.lowest_band], BANDS[guideline.highest_band]

    def of(percentage: int) -> Decimal:
        return fine(percentage, income=income, stage=stage, maximum=guideline.maximum)

    return ChargeEstimate(
        offence_id=charge.offence_id,
        guideline=guideline,
        fine=Range(of(low.lowest), of(high.highest)),
        starting_point=Range(of(low.starting_point), of(high.starting_point)),
    )


def _surcharge(rule: SurchargeRule | None, fines: Decimal) -> Decimal:
    """On the fines together, to the nearest pound, within its limits (Surcharge Order 2012, Schedule)."""
    if rule is None:
        return _NOTHING
    if rule.fixed_amount is not None:
        return rule.fixed_amount
    amount = to_the_pound(Fraction(fines) * Fraction(rule.percentage or 0) / 100)
    if rule.minimum is not None:
        amount = max(amount, rule.minimum)
    return min(amount, rule.maximum) if rule.maximum is not None else amount


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, _NOTHING)
