"""Courts and prosecutors are switched on by date, kind of notice and language."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pleas.eligibility import why_not_open
from pleas.rollout import last_day, why_not_switched_on
from pleas.states import StopReason
from pleas.types import OwnCase, RollOut, Switch
from tests.unit.pleas.test_eligibility import CASE, TODAY

OFF = StopReason.NOT_SWITCHED_ON
SJP = replace(CASE, initiation_code="J", posting_date=TODAY - timedelta(days=5))
REQUISITION = replace(CASE, initiation_code="Q", first_hearing_at=datetime(2026, 11, 21, 23, 59, tzinfo=UTC))


@pytest.mark.parametrize("side", ["court", "prosecutor"])
@pytest.mark.parametrize(
    ("switch", "reason"),
    [
        (Switch(), None),
        (Switch(is_on=False), OFF),
        (Switch(starts_on=TODAY), None),
        (Switch(starts_on=TODAY + timedelta(days=1)), OFF),
        (Switch(notices="sjp"), None),
        (Switch(notices="non_sjp"), OFF),
    ],
)
def test_a_notice_needs_the_court_and_the_prosecutor_on_today(
    side: str, switch: Switch, reason: StopReason | None
) -> None:
    case = replace(SJP, roll_out=RollOut(court=switch) if side == "court" else RollOut(prosecutor=switch))
    assert why_not_open(case, today=TODAY) == reason


@pytest.mark.parametrize(
    ("starts_at", "day"),
    [
        (datetime(2026, 10, 24, 22, 59, tzinfo=UTC), date(2026, 10, 24)),
        (datetime(2026, 10, 24, 23, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2027, 3, 28, 22, 59, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 3, 28, 23, 0, tzinfo=UTC), date(2027, 3, 29)),
    ],
)
def test_the_last_day_is_a_day_in_london_also_when_the_clocks_change(starts_at: datetime, day: date) -> None:
    case = replace(REQUISITION, first_hearing_at=starts_at)
    assert last_day(case) == day
    assert why_not_open(case, today=day) is None
    assert why_not_open(case, today=day + timedelta(days=1)) == StopReason.OUT_OF_TIME


def test_28_days_are_28_days_also_when_the_clocks_change() -> None:
    assert last_day(replace(SJP, posting_date=date(2026, 10, 1))) == date(2026, 10, 29)
    assert last_day(replace(SJP, posting_date=date(2027, 3, 1))) == date(2027, 3, 29)


def test_a_requisition_is_no_single_justice_notice() -> None:
    assert why_not_switched_on(replace(REQUISITION, roll_out=RollOut(Switch(notices="sjp"))), today=TODAY) == OFF
    assert why_not_switched_on(replace(REQUISITION, roll_out=RollOut(Switch(notices="non_sjp"))), today=TODAY) is None


def test_a_case_that_no_court_deals_with_is_answered_on_paper() -> None:
    assert why_not_switched_on(replace(SJP, roll_out=RollOut(court=None)), today=TODAY) == OFF


@pytest.mark.parametrize(
    ("case", "in_time"),
    [
        (replace(SJP, posting_date=TODAY - timedelta(days=28)), True),
        (replace(SJP, posting_date=TODAY - timedelta(days=29)), False),
        (replace(SJP, posting_date=None), False),
        (REQUISITION, True),
        (replace(REQUISITION, first_hearing_at=datetime(2026, 11, 20, 23, 59, tzinfo=UTC)), False),
        (replace(REQUISITION, first_hearing_at=None), False),
    ],
)
def test_a_strict_court_closes_after_the_last_day_and_where_it_holds_no_date(case: OwnCase, in_time: bool) -> None:
    strict = replace(case, roll_out=RollOut(is_strict=True))
    assert why_not_switched_on(strict, today=TODAY) == (None if in_time else StopReason.OUT_OF_TIME)
    lenient = replace(case, roll_out=RollOut(is_strict=False))
    assert why_not_switched_on(lenient, today=TODAY) is None


def test_a_court_may_offer_the_journey_in_english_only() -> None:
    english = replace(SJP, roll_out=RollOut(Switch(languages="en")))
    assert why_not_switched_on(english, today=TODAY, language="cy") == StopReason.ONLY_IN_ENGLISH
    assert why_not_switched_on(english, today=TODAY, language="en") is None


@given(
    starts_on=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    today=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_the_first_day_counts_and_no_day_before_it(starts_on: date, today: date) -> None:
    case = replace(SJP, roll_out=RollOut(Switch(starts_on=starts_on)))
    assert (why_not_switched_on(case, today=today) is None) == (today >= starts_on)
