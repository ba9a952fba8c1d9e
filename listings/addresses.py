"""How a day stands in an address: court/diary/2026-11-23/."""

import datetime as dt
from typing import Final

from django.urls import register_converter

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2199


class IsoDay:
    """A real date in this service's lifetime; anything else is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> dt.date:
        day = dt.date.fromisoformat(value)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValueError(value)
        return day

    def to_url(self, value: dt.date) -> str:
        return value.isoformat()


register_converter(IsoDay, "iso_day")
