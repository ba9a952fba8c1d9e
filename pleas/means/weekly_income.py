"""Weekly income from every source (domain document "Online plea", Weekly income)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from pleas.answers import Benefits, Income, Means, PayPeriod

PENCE_IN_A_POUND = 100
A_WEEK_OF: dict[PayPeriod, Fraction] = {
    PayPeriod.WEEKLY: Fraction(1),
    PayPeriod.FORTNIGHTLY: Fraction(1, 2),
    PayPeriod.MONTHLY: Fraction(12, 52),
    PayPeriod.YEARLY: Fraction(1, 52),
}


class IncomeSource(StrEnum):
    """Where money comes from, in the order in which it is listed."""

    PAY = "pay"
    BENEFITS = "benefits"
    OTHER_INCOME = "other_income"
    PENSION_CREDIT = "pension_credit"


@dataclass(frozen=True, slots=True)
class IncomeLine:
    """One source as it was given, and what it is a week, to the penny."""

    source: IncomeSource
    given: Income | Benefits
    weekly: Decimal


def weekly_amount(amount: Decimal, period: PayPeriod) -> Decimal:
    """Fortnightly ÷ 2, monthly × 12 ÷ 52, yearly ÷ 52; half a penny counts as one."""
    return _to_the_penny(_exact_week(amount, period))


def weekly_income(means: Means) -> Decimal:
    """The sum of all sources, rounded once at the end: the lines shown may differ from it by a penny."""
    return _to_the_penny(
        sum((_exact_week(given.amount, given.period) for _source, given in _sources(means)), Fraction())
    )


def income_lines(means: Means) -> tuple[IncomeLine, ...]:
    """Every source that was answered."""
    return tuple(
        IncomeLine(source, given, weekly_amount(given.amount, given.period)) for source, given in _sources(means)
    )


def _sources(means: Means) -> Iterator[tuple[IncomeSource, Income | Benefits]]:
    for source in IncomeSource:
        given = getattr(means, source.value)
        if given is not None:
            yield source, given


def _exact_week(amount: Decimal, period: PayPeriod) -> Fraction:
    return Fraction(amount) * A_WEEK_OF[period]


def _to_the_penny(pounds: Fraction) -> Decimal:
    half_up = (2 * PENCE_IN_A_POUND * pounds.numerator + pounds.denominator) // (2 * pounds.denominator)
    return Decimal(half_up).scaleb(-2)
