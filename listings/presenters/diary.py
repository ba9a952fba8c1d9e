"""A day of the diary and the week around it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from commonplatform.ui.components import SubNavigationItem
from commonplatform.ui.formats import short_date, weekday_date
from listings.presenters.sessions import SessionRow, session_row
from listings.publication.wording import in_page_language
from listings.types import CourtName, SessionLine

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """What the diary shows of one day."""

    court: str
    day: dt.date
    heading: str
    week: tuple[SubNavigationItem, ...]
    previous_week_href: str
    next_week_href: str
    sessions: tuple[SessionRow, ...]


def diary_page(court: CourtName, day: dt.date, sessions: list[SessionLine], counts: Mapping[dt.date, int]) -> DiaryPage:
    """The day, with the days of its week as links that say how many sessions each has."""
    return DiaryPage(
        court=in_page_language(court),
        day=day,
        heading=weekday_date(day),
        week=tuple(
            SubNavigationItem(
                text=weekday_label(one),
                href=day_href(one),
                current=one == day,
                count=str(counts.get(one, "")),
            )
            for one in week_of(day)
        ),
        previous_week_href=day_href(day - WEEK),
        next_week_href=day_href(day + WEEK),
        sessions=tuple(session_row(line) for line in sessions),
    )


def week_of(day: dt.date) -> tuple[dt.date, ...]:
    """Monday to Sunday around a day."""
    monday = day - dt.timedelta(days=day.weekday())
    return tuple(monday + dt.timedelta(days=number) for number in range(WEEK.days))


def day_href(day: dt.date) -> str:
    """The address of a day of the diary."""
    return reverse("listings:diary_day", kwargs={"day": day})


def weekday_label(day: dt.date) -> str:
    """Mon 23 Nov: short enough for a row of seven."""
    name = weekday_date(day).removeprefix("dydd ")
    return f"{name[:3]} {short_date(day).rsplit(' ', 1)[0]}"
