"""The public figures (domain document "Online plea", Statistics): sums only, small groups held back."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import TruncWeek

from commonplatform.reference.models import Court
from pleas.figures.models import SubmissionNote
from pleas.figures.selectors.counts import SUMS, pleas_from
from pleas.figures.types import Pleas

SMALLEST_GROUP = 5
WEEKS = 26
LONGEST_WAIT = 59


def by_court() -> list[tuple[str, str, Pleas]]:
    """OU code, name and sums of every court that was answered to, by name."""
    courts = {court.pk: (court.ou_code, court.name) for court in Court.objects.all()}
    rows = SubmissionNote.objects.filter(court__isnull=False).values("court_id").order_by().annotate(**SUMS)
    return sorted(((*courts[row["court_id"]], pleas_from(row)) for row in rows), key=lambda each: each[1])


def by_hearing_day(*, today: date, whole: bool) -> list[tuple[date, Pleas]]:
    """By the day of the hearing: of this week, Monday to Sunday, or of all."""
    notes = SubmissionNote.objects.filter(hearing_on__isnull=False)
    if not whole:
        monday = today - timedelta(days=today.weekday())
        notes = notes.filter(hearing_on__range=(monday, monday + timedelta(days=6)))
    rows = notes.values("hearing_on").order_by("hearing_on").annotate(**SUMS)
    return [(row["hearing_on"], pleas_from(row)) for row in rows if row["hearing_on"]]


def by_week(*, today: date) -> list[tuple[date, Pleas]]:
    """The last 26 weeks by their Mondays, weeks without answers included."""
    monday = today - timedelta(days=today.weekday())
    mondays = [monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    notes = SubmissionNote.objects.filter(day__gte=mondays[0])
    rows: Any = notes.annotate(week=TruncWeek("day")).values("week").order_by().annotate(**SUMS)
    counted = {row["week"]: pleas_from(row) for row in rows}
    return [(each, counted.get(each, Pleas())) for each in mondays]


def days_to_hearing() -> list[tuple[int, int]]:
    """How many answers were sent so many days before the hearing, 0 to 59."""
    waits = SubmissionNote.objects.filter(hearing_on__isnull=False, hearing_on__gte=F("day"))
    rows = waits.annotate(days=F("hearing_on") - F("day")).values("days").order_by().annotate(count=Count("pk"))
    counted = {row["days"].days: row["count"] for row in rows.filter(Q(days__lte=timedelta(days=LONGEST_WAIT)))}
    return [(days, counted.get(days, 0)) for days in range(LONGEST_WAIT + 1)]
