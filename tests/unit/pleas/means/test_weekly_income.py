"""Weekly income: every period, every source, to the penny."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pleas.answers import Benefits, Income, Means, PayPeriod
from pleas.means import IncomeSource, income_lines, weekly_amount, weekly_income

AMOUNTS = st.decimals(min_value=0, max_value=Decimal("999999.99"), places=2)
PERIODS = st.sampled_from(PayPeriod)
INCOMES = st.builds(Income, AMOUNTS, PERIODS)
BENEFITS = st.builds(Benefits, st.just("universal_credit"), AMOUNTS, PERIODS)
MEANS = st.builds(
    Means,
    pay=st.none() | INCOMES,
    benefits=st.none() | BENEFITS,
    other_income=st.none() | INCOMES,
    pension_credit=st.none() | INCOMES,
)
A_YEAR_HAS = {PayPeriod.WEEKLY: 52, PayPeriod.FORTNIGHTLY: 26, PayPeriod.MONTHLY: 12, PayPeriod.YEARLY: 1}


@pytest.mark.parametrize(
    ("amount", "period", "weekly"),
    [
        ("400", PayPeriod.WEEKLY, "400.00"),
        ("800", PayPeriod.FORTNIGHTLY, "400.00"),
        ("1733.33", PayPeriod.MONTHLY, "400.00"),
        ("1000", PayPeriod.MONTHLY, "230.77"),
        ("20800", PayPeriod.YEARLY, "400.00"),
        ("0.01", PayPeriod.FORTNIGHTLY, "0.01"),
        ("0.03", PayPeriod.FORTNIGHTLY, "0.02"),
        ("0.26", PayPeriod.YEARLY, "0.01"),
        ("0.25", PayPeriod.YEARLY, "0.00"),
        ("0", PayPeriod.MONTHLY, "0.00"),
    ],
)
def test_an_amount_is_brought_to_a_week_and_half_a_penny_counts_as_one(
    amount: str, period: PayPeriod, weekly: str
) -> None:
    assert str(weekly_amount(Decimal(amount), period)) == weekly


@given(AMOUNTS, PERIODS)
def test_a_week_is_a_year_of_the_period_divided_by_52(amount: Decimal, period: PayPeriod) -> None:
    with localcontext() as context:
        context.prec = 60
        year = amount * A_YEAR_HAS[period]
        assert weekly_amount(amount, period) == (year / 52).quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(MEANS)
def test_the_total_counts_every_source_and_differs_from_the_lines_by_less_than_a_penny_each(means: Means) -> None:
    lines = income_lines(means)
    given_sources = [source for source in IncomeSource if getattr(means, source.value) is not None]
    assert [line.source for line in lines] == given_sources
    shown = sum((line.weekly for line in lines), Decimal())
    assert abs(weekly_income(means) - shown) <= Decimal("0.01") * max(len(lines) - 1, 0)


@given(MEANS, AMOUNTS)
def test_more_of_any_source_is_never_less_income(means: Means, more: Decimal) -> None:
    richer = Means(
        pay=Income((means.pay.amount if means.pay else Decimal()) + more, PayPeriod.WEEKLY),
        benefits=means.benefits,
        other_income=means.other_income,
        pension_credit=means.pension_credit,
    )
    without_pay = Means(benefits=means.benefits, other_income=means.other_income, pension_credit=means.pension_credit)
    assert weekly_income(richer) >= weekly_income(without_pay) + more


def test_two_thirds_and_a_third_make_a_whole_penny_only_once() -> None:
    means = Means(
        pay=Income(Decimal("100"), PayPeriod.MONTHLY), benefits=Benefits("x", Decimal("100"), PayPeriod.MONTHLY)
    )
    assert [str(line.weekly) for line in income_lines(means)] == ["23.08", "23.08"]
    assert str(weekly_income(means)) == "46.15"


def test_without_any_source_there_is_no_income() -> None:
    assert str(weekly_income(Means())) == "0.00"
