"""What clock time a prosecutor means by a hearing time.

Source: domain document "Case and evidence intake", "Conversion rules", hearing time.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from cases.intake.types import ParsedHearing

LONDON = ZoneInfo("Europe/London")
SUMMER = timezone(timedelta(hours=1))

# Forces known to send London clock time labelled as universal time. Reference data may say otherwise.
FORCES_SENDING_CLOCK_TIME = frozenset(
    [
        "01",
        "03",
        "04",
        "06",
        "10",
        "11",
        "14",
        "20",
        "22",
        "23",
        "35",
        "36",
        "37",
        "40",
        "41",
        "42",
        "46",
        "63",
    ]
)

_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?", re.ASCII | re.IGNORECASE)


def interpret_hearing(court_ou_code: str, on: date | None, received: str, *, clock_time_kept: bool) -> ParsedHearing:
    """The hearing with its instant and London time.

    A time without offset is London time. With ``clock_time_kept`` (a force that labels clock time
    as universal time) a summer hearing keeps its clock and any offset becomes ``+01:00``; winter
    times are left as received.
    """
    found = _TIME.fullmatch(received.strip())
    if on is None or found is None:
        return ParsedHearing(court_ou_code, on, received)
    try:
        clock = datetime.combine(on, time(int(found[1]), int(found[2]), int(found[3] or 0)))
        zone = _zone(found[4], on, clock_time_kept=clock_time_kept)
        starts_at = clock.replace(tzinfo=zone).astimezone(UTC)
        local = starts_at.astimezone(LONDON)
    except (ValueError, OverflowError):
        return ParsedHearing(court_ou_code, on, received)
    return ParsedHearing(court_ou_code, on, received, local.time(), starts_at)


def in_summer_time(on: date) -> bool:
    """Whether clocks in England and Wales stand at British Summer Time on that day (at noon)."""
    return datetime.combine(on, time(12), LONDON).utcoffset() == timedelta(hours=1)


def _zone(offset: str | None, on: date, *, clock_time_kept: bool) -> timezone | ZoneInfo:
    if clock_time_kept and offset is not None and in_summer_time(on):
        return SUMMER
    if offset is None:
        return LONDON
    if offset in "Zz":
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    signed = timedelta(hours=hours, minutes=minutes)
    return timezone(-signed if offset[0] == "-" else signed)
