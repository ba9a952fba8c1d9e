import datetime as dt
from decimal import Decimal

import pytest
from django.utils import translation

from commonplatform.ui import formats

MORNING = dt.datetime(2026, 11, 21, 10, 0, tzinfo=dt.UTC)


def test_dates_read_in_the_language_of_the_page() -> None:
    assert formats.long_date(MORNING) == "21 November 2026"
    with translation.override("cy"):
        assert formats.long_date(MORNING) == "21 Tachwedd 2026"
        assert formats.weekday_date(MORNING) == "dydd Sadwrn 21 Tachwedd 2026"
        assert formats.date_and_time(MORNING) == "21 Tachwedd 2026 am 10:00yb"


def test_an_instant_is_shown_on_its_london_date() -> None:
    late_in_june = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)
    assert formats.date_and_time(late_in_june) == "1 July 2026 at 12:30am"


def test_an_end_of_access_at_midnight_is_said_by_its_last_day() -> None:
    assert formats.end_of_access(dt.datetime(2026, 7, 3, 23, 0, tzinfo=dt.UTC)) == "the end of 3 July 2026"
    assert formats.end_of_access(MORNING) == "21 November 2026 at 10:00am"
    with translation.override("cy"):
        assert formats.end_of_access(dt.datetime(2027, 1, 4, tzinfo=dt.UTC)) == "ddiwedd 3 Ionawr 2027"


@pytest.mark.parametrize(
    ("hour", "minute", "shown"),
    [
        (0, 0, "midnight"),
        (0, 5, "12:05am"),
        (9, 30, "9:30am"),
        (12, 0, "midday"),
        (12, 1, "12:01pm"),
        (16, 0, "4:00pm"),
    ],
)
def test_times_follow_the_style_guide(hour: int, minute: int, shown: str) -> None:
    assert formats.clock_time(dt.time(hour, minute)) == shown


def test_the_hour_that_happens_twice_names_its_zone() -> None:
    first = dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
    second = dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)
    assert [formats.clock_time(first), formats.clock_time(second)] == ["1:30am BST", "1:30am GMT"]


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(Decimal("85"), "£85"), (Decimal("1234.5"), "£1,234.50"), (Decimal("-10.05"), "-£10.05"), (None, "")],
)
def test_money_shows_pence_only_when_there_are_any(amount: Decimal | None, shown: str) -> None:
    assert formats.money(amount) == shown


def test_a_count_beyond_the_cap_is_not_counted_out() -> None:
    assert formats.capped_count(1000) == "1,000"
    assert formats.capped_count(1001) == "1,000+"


def test_a_single_name_is_a_name() -> None:
    assert formats.person_name(None, "", "Prince") == "Prince"
    assert formats.person_name("Ms", " Siân ", "Jones") == "Ms Siân Jones"


@pytest.mark.parametrize(("size", "shown"), [(999, "999 B"), (310_400, "310 KB"), (4_210_000, "4.2 MB")])
def test_file_sizes_are_rounded_for_reading(size: int, shown: str) -> None:
    assert formats.file_size(size) == shown
