"""When access by name ends: at the end of a day in London."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

EXPIRES_SOON = timedelta(days=14)
UNUSED_AFTER = timedelta(days=90)
_MOMENT = timedelta(microseconds=1)


def end_of_day(day: date | None) -> datetime | None:
    """The first moment after the day; the day itself is the last one with access."""
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=timezone.get_default_timezone())


def last_day(expires_at: datetime | None) -> date | None:
    """The last day with access."""
    return None if expires_at is None else timezone.localdate(expires_at - _MOMENT)


def sooner(one: datetime | None, other: datetime | None) -> datetime | None:
    """The earlier of two ends, where None is never."""
    ends = [each for each in (one, other) if each is not None]
    return min(ends, default=None)
