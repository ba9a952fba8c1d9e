"""Periods by the calendar, as text, and compared (domain document "Defence portal", Retention)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.retention.rules import Period, Term

days = st.dates(date(1950, 1, 1), date(2200, 1, 1))
terms = st.builds(
    Term,
    years=st.integers(0, 60),
    months=st.integers(0, 36),
    weeks=st.integers(0, 104),
    days=st.integers(0, 800),
)


def test_a_period_is_written_with_its_years_months_and_days() -> None:
    assert str(Period(years=7)) == "7Y0M0D"
    assert str(Period(2, 3, 14)) == "2Y3M14D"


def test_for_ranking_a_year_has_365_days_and_a_month_30() -> None:
    assert Period(1, 1, 1).length == 396
    assert Period(months=12).length < Period(years=1).length


@pytest.mark.parametrize(
    ("sent", "ordered_on", "period"),
    [
        ("P2Y6M", date(2026, 3, 10), Period(2, 6, 0)),
        ("P18M", date(2026, 3, 10), Period(1, 6, 0)),
        ("P10W", date(2026, 3, 10), Period(0, 2, 9)),
        ("P90D", date(2026, 3, 10), Period(0, 2, 29)),
        ("P90D", date(2026, 1, 1), Period(0, 3, 0)),
        ("P1M", date(2026, 1, 31), Period(0, 1, 0)),
        ("P1Y", date(2024, 2, 29), Period(1, 0, 0)),
        ("P1Y2M3W4D", date(2026, 5, 1), Period(1, 2, 25)),
    ],
)
def test_a_custodial_period_is_counted_by_the_calendar_from_the_day_of_the_order(
    sent: str, ordered_on: date, period: Period
) -> None:
    assert Term.read(sent).counted_from(ordered_on) == period


@pytest.mark.parametrize("wrong", ["", "P", "2Y", "P2Y6M1H", "PT6H", "P-1Y", "P1.5Y", "P6M2Y", "P1Y ", "p1y"])
def test_what_is_no_term_of_years_months_weeks_and_days_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Term.read(wrong)


def test_the_end_of_february_is_kept_to_where_the_month_is_shorter() -> None:
    assert Period(years=7).after(date(2024, 2, 29)) == date(2031, 2, 28)
    assert Period(years=8).after(date(2024, 2, 29)) == date(2032, 2, 29)


@given(st.builds(Period, st.integers(0, 999), st.integers(0, 9999), st.integers(0, 99999)))
def test_what_is_written_is_read_again(period: Period) -> None:
    assert Period.read(str(period)) == period


@given(terms, days)
def test_counted_from_the_order_the_period_ends_on_the_day_the_term_does(term: Term, ordered_on: date) -> None:
    assert term.counted_from(ordered_on).after(ordered_on) == term.ends_on(ordered_on)


@given(terms, days)
def test_counted_periods_have_fewer_than_twelve_months_and_32_days(term: Term, ordered_on: date) -> None:
    period = term.counted_from(ordered_on)
    assert 0 <= period.months < 12
    assert 0 <= period.days <= 31
    assert period.years >= 0


@given(terms, days, st.integers(1, 400))
def test_a_longer_term_is_never_kept_for_less(term: Term, ordered_on: date, more: int) -> None:
    longer = Term(term.years, term.months, term.weeks, term.days + more)
    assert longer.ends_on(ordered_on) > term.ends_on(ordered_on)
