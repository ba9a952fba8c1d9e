"""The days of the story, all counted from today, and a clock that can be put back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from unittest.mock import patch

from django.utils import timezone

SATURDAY = 5


def working_day(today: date, ahead: int) -> date:
    """The day that many weekdays after today (bank holidays are not looked at)."""
    day = today
    while ahead:
        day += timedelta(days=1)
        ahead -= day.weekday() < SATURDAY
    return day


def moment(today: date, days_ago: int, clock: time) -> datetime:
    """A London clock time some days ago."""
    return datetime.combine(today - timedelta(days=days_ago), clock, timezone.get_default_timezone())


@contextmanager
def the_clock_at(at: datetime) -> Iterator[None]:
    """Let the services believe that it is `at`: the story happened over the last weeks."""
    with patch.object(timezone, "now", lambda: at):
        yield
