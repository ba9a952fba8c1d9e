"""Dates as an iCalendar file that mail and telephone programs subscribe to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

REFRESH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One date. `uid` stays the same for as long as it is the same date, so that it moves rather than doubles."""

    uid: str
    title: str
    place: str
    starts_at: datetime
    minutes: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class DayEntry:
    """A day that is to be minded: an entry without times."""

    uid: str
    title: str
    day: date
    changed_at: datetime


def as_calendar(name: str, entries: Iterable[CalendarEntry], days: Iterable[DayEntry] = ()) -> bytes:
    """The file. Instants are given in UTC: every program then shows the local time of that day, on both sides of a
    change of the clock, and the hour that happens twice is told apart."""
    calendar = Calendar()
    calendar.add("prodid", "-//Common Platform//Hearings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/London")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        calendar.add_component(_event(entry))
    for day in days:
        calendar.add_component(_day(day))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    begins = entry.starts_at.astimezone(UTC)
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=entry.minutes))
    event.add("summary", entry.title)
    event.add("location", entry.place)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event


def _day(entry: DayEntry) -> Event:
    """All day, and nobody is busy because of it."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
