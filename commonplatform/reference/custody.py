"""Reading what custody time limits are worked out from: the figures of one hearing day, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Max, Q

from commonplatform.reference.models import BankHoliday, CustodyLimitDays

# No limit is longer than this; holidays are read for so many days on both sides of the hearing.
LONGEST = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class LimitDays:
    """The days of a mode of trial and, either way, of a reason; with where the figure is from."""

    mode: str
    reason: str
    days: int
    source: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A bank holiday's names."""

    name: str
    name_welsh: str = ""


@dataclass(frozen=True, slots=True)
class CustodyFigures:
    """Days and holidays around one hearing. `held_until` is the last day of which it is known whether it is one."""

    days: tuple[LimitDays, ...]
    holidays: Mapping[date, Holiday] = field(default_factory=dict)
    held_until: date | None = None

    def days_of(self, mode: str, reason: str) -> LimitDays | None:
        """The row of a mode and reason, or None where the law is not held."""
        return next((row for row in self.days if (row.mode, row.reason) == (mode, reason)), None)


def custody_figures(hearing_on: date) -> CustodyFigures:
    """The rows valid on the day of the hearing and the bank holidays around it, in three queries."""
    valid = Q(valid_from__lte=hearing_on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=hearing_on))
    rows = CustodyLimitDays.objects.filter(valid).values_list("mode", "reason", "days", "source")
    around = BankHoliday.objects.filter(day__range=(hearing_on - LONGEST, hearing_on + LONGEST))
    last = BankHoliday.objects.aggregate(last=Max("day"))["last"]
    return CustodyFigures(
        days=tuple(LimitDays(*row) for row in rows),
        holidays={day: Holiday(name, welsh) for day, name, welsh in around.values_list("day", "name", "name_welsh")},
        held_until=date(last.year, 12, 31) if last else None,
    )
