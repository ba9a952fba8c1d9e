"""Ratings per week (weeks begin on Monday), for the figures. Needs a scope that reads figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.db.models.functions import TruncWeek

from pleas.models import Feedback

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class RatingsOfWeek:
    """How often each rating from 1 to 5 was given in the week that begins on `monday`."""

    monday: date
    service: tuple[int, int, int, int, int]
    call_centre: tuple[int, int, int, int, int]

    @property
    def answers(self) -> int:
        return sum(self.service)


def ratings_by_week(*, since: date, until: date) -> list[RatingsOfWeek]:
    """Every week from that of `since` to that of `until`, also those without any answer."""
    weeks = list(_mondays(since, until))
    service, call_centre = _counts("satisfaction", weeks), _counts("call_centre_satisfaction", weeks)
    return [RatingsOfWeek(monday, _five(service, monday), _five(call_centre, monday)) for monday in weeks]


def _mondays(since: date, until: date) -> Iterable[date]:
    monday = since - timedelta(days=since.weekday())
    while monday <= until:
        yield monday
        monday += timedelta(days=7)


def _counts(field: str, weeks: list[date]) -> dict[tuple[date, int], int]:
    if not weeks:
        return {}
    rows = (
        Feedback.objects.filter(**{f"{field}__isnull": False})
        .annotate(week=TruncWeek("given_at", tzinfo=LONDON))
        .values_list("week", field)
        .annotate(number=Count("id"))
    )
    return {(week.date(), rating): number for week, rating, number in rows}


def _five(counts: dict[tuple[date, int], int], monday: date) -> tuple[int, int, int, int, int]:
    one, two, three, four, five = (counts.get((monday, rating), 0) for rating in range(1, 6))
    return one, two, three, four, five
