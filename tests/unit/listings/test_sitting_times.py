"""Times on the wall and instants, also where the clocks change."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listings.sitting_times import NoSuchTime, age_on, break_of, london_instant, london_time, london_today

BEFORE_SUMMER_ENDS = dt.date(2026, 10, 24)
CLOCKS_GO_BACK = dt.date(2026, 10, 25)
CLOCKS_GO_FORWARD = dt.date(2027, 3, 28)

sitting_hours = st.times(min_value=dt.time(2), max_value=dt.time(23)).map(lambda time: time.replace(microsecond=0))
days = st.dates(min_value=dt.date(2020, 1, 1), max_value=dt.date(2037, 12, 31))


@given(days, sitting_hours)
def test_the_wall_shows_the_time_that_was_fixed_on_every_day_of_the_year(day: dt.date, time: dt.time) -> None:
    instant = london_instant(day, time)
    assert london_time(instant) == time
    assert london_today(instant) == day


def test_ten_o_clock_is_an_hour_later_in_utc_once_summer_time_has_ended() -> None:
    summer, winter = (london_instant(day, dt.time(10)) for day in (BEFORE_SUMMER_ENDS, CLOCKS_GO_BACK))
    assert (summer.hour, winter.hour) == (9, 10)
    assert winter - summer == dt.timedelta(hours=25)


def test_a_time_that_the_clocks_skip_is_refused() -> None:
    with pytest.raises(NoSuchTime):
        london_instant(CLOCKS_GO_FORWARD, dt.time(1, 30))


def test_in_the_hour_that_happens_twice_the_first_is_meant() -> None:
    assert london_instant(CLOCKS_GO_BACK, dt.time(1, 30)) == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


def test_the_break_is_at_one_by_the_wall_in_summer_and_winter() -> None:
    assert break_of(dt.date(2026, 7, 1)).hour == 12
    assert break_of(dt.date(2026, 12, 1)).hour == 13


def test_just_after_midnight_in_summer_it_is_already_the_next_day_in_court() -> None:
    assert london_today(dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)) == dt.date(2026, 7, 1)


@pytest.mark.parametrize(
    ("day", "age"),
    [(dt.date(2026, 2, 28), 17), (dt.date(2026, 3, 1), 18), (dt.date(2028, 2, 29), 20)],
)
def test_somebody_born_on_the_leap_day_is_older_from_the_first_of_march(day: dt.date, age: int) -> None:
    assert age_on(dt.date(2008, 2, 29), day) == age
