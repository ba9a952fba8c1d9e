"""How long an accepted offer can be taken back, and by when it is to be paid: days of the calendar in London."""

from datetime import date, datetime, timedelta

from django.utils import timezone

COOLING_OFF = timedelta(days=5)
TIME_TO_PAY = timedelta(days=28)


def last_day_to_change(accepted_at: datetime) -> date:
    """Five whole days after the day of acceptance; all of the last one still counts."""
    return timezone.localdate(accepted_at) + COOLING_OFF


def convicted_from(last_day: date) -> date:
    """The first day on which an acceptance that nothing has replaced is a conviction."""
    return last_day + timedelta(days=1)


def is_cooling_off(last_day: date, *, now: datetime) -> bool:
    """Whether it is still that day or an earlier one in London."""
    return timezone.localdate(now) <= last_day


def pay_by(convicted_on: date) -> date:
    """The last day for the one payment."""
    return convicted_on + TIME_TO_PAY
