"""When sessions sit: wall-clock times in Europe/London, instants for the database.

Source: domain document "Court listing", Times. AM 10:00–13:00, PM 14:00–17:00, all day 10:00–17:00;
the break is at 13:00. A clock change moves the instant, never the time on the wall.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from listings.states import SessionKind

LONDON: Final = ZoneInfo("Europe/London")
BREAK: Final = dt.time(13)
AFTERNOON: Final = dt.time(14)
EARLIEST: Final = dt.time(1)
LATEST: Final = dt.time(23)

DEFAULT_WINDOWS: Final[dict[SessionKind, tuple[dt.time, dt.time]]] = {
    SessionKind.AM: (dt.time(10), BREAK),
    SessionKind.PM: (AFTERNOON, dt.time(17)),
    SessionKind.AD: (dt.time(10), dt.time(17)),
}


@dataclass
class NoSuchTime(Exception):
    """The clocks go forward over this time: it does not exist on that day."""

    day: dt.date
    time: dt.time


def london_instant(day: dt.date, time: dt.time) -> dt.datetime:
    """The instant of a wall-clock time in UTC; in the hour that happens twice, the first.

    Raises `NoSuchTime` for a time that the clocks skip.
    """
    local = dt.datetime.combine(day, time.replace(tzinfo=None, fold=0), tzinfo=LONDON)
    instant = local.astimezone(dt.UTC)
    if instant.astimezone(LONDON).time() != time.replace(tzinfo=None):
        raise NoSuchTime(day=day, time=time)
    return instant


def london_time(instant: dt.datetime) -> dt.time:
    """What the clock on the wall shows."""
    return instant.astimezone(LONDON).time()


def london_today(now: dt.datetime) -> dt.date:
    """The court's day."""
    return now.astimezone(LONDON).date()


def break_of(day: dt.date) -> dt.datetime:
    """The instant of the break that parts morning from afternoon."""
    return london_instant(day, BREAK)


def age_on(born_on: dt.date, day: dt.date) -> int:
    """Full years on a day; somebody born on 29 February is a year older on 1 March of other years."""
    had_birthday = (day.month, day.day) >= (born_on.month, born_on.day)
    return day.year - born_on.year - (0 if had_birthday else 1)
