"""The days of the story, all counted from today, and a clock that can be put back."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.db.models import Field
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
    """Let the services believe that it is `at`: the story happened over the last weeks.

    Fields that are filled with the present moment hold the function itself, so they are told as well.
    """
    with ExitStack() as told:
        for field in _fields_of_the_moment():
            told.enter_context(patch.object(field, "_get_default", lambda: at))
        told.enter_context(patch.object(timezone, "now", lambda: at))
        yield


@cache
def _fields_of_the_moment() -> "tuple[Field[Any, Any], ...]":
    fields = (field for model in apps.get_models() for field in model._meta.concrete_fields)
    return tuple(field for field in fields if field.default is timezone.now)
