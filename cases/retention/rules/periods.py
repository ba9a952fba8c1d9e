"""Periods of years, months and days, and the terms of custody that courts pronounce.

Source: domain document "Defence portal", Retention: period text, ranking, calendar arithmetic.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

# For comparing periods only; days are counted by the calendar.
_DAYS_OF_A_YEAR, _DAYS_OF_A_MONTH = 365, 30
_WRITTEN = re.compile(r"(\d{1,3})Y(\d{1,4})M(\d{1,5})D")
_SENT = re.compile(r"P(?=\d)(?:(\d{1,2})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?")


@dataclass(frozen=True, slots=True)
class Period:
    """So many years, months and days; written `7Y0M0D`."""

    years: int = 0
    months: int = 0
    days: int = 0

    def __str__(self) -> str:
        return f"{self.years}Y{self.months}M{self.days}D"

    @classmethod
    def read(cls, text: str) -> Period:
        """What `str` wrote. Raises `ValueError`."""
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError(text)
        return cls(*(int(number) for number in found.groups()))

    @property
    def length(self) -> int:
        """Days for ranking: a year is 365 and a month 30."""
        return self.years * _DAYS_OF_A_YEAR + self.months * _DAYS_OF_A_MONTH + self.days

    def after(self, day: date) -> date:
        """The day that lies this period after another, by the calendar."""
        return _months_after(day, self.years * 12 + self.months) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Term:
    """A total custodial period as the court pronounced it; sent as `P2Y6M`, `P18W` or `P90D`."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    @classmethod
    def read(cls, text: str) -> Term:
        """An ISO 8601 duration of years, months, weeks and days. Raises `ValueError`."""
        found = _SENT.fullmatch(text)
        if found is None:
            raise ValueError(text)
        return cls(*(int(number or 0) for number in found.groups()))

    def ends_on(self, ordered_on: date) -> date:
        """The day that lies this term after the day of the order, by the calendar."""
        months = _months_after(ordered_on, self.years * 12 + self.months)
        return months + timedelta(weeks=self.weeks, days=self.days)

    def counted_from(self, ordered_on: date) -> Period:
        """The term as years, months and days from the day of the order."""
        return _between(ordered_on, self.ends_on(ordered_on))


def _between(first: date, last: date) -> Period:
    months = (last.year - first.year) * 12 + last.month - first.month
    if last < _months_after(first, months):
        months -= 1
    days = (last - _months_after(first, months)).days
    return Period(years=months // 12, months=months % 12, days=days)


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
