"""The daily board: what came in and went out, court by court."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max

from commonplatform.accounts.types import Actor
from commonplatform.reference.models import Court
from pleas.figures.models import CourtDay
from pleas.figures.permissions import require_reader
from pleas.figures.types import BoardDay

DAYS = 29


def board_of(actor: Actor, *, today: date, court_id: UUID | None = None) -> dict[str, list[BoardDay]]:
    """29 days of every magistrates' court in use (or of one), newest day first; a day without a row is nought."""
    require_reader(actor)
    courts = Court.objects.filter(is_open=True, online_plea=True, jurisdiction=Court.Jurisdiction.MAGISTRATES)
    if court_id:
        courts = Court.objects.filter(pk=court_id)
    counted: dict[UUID, dict[date, CourtDay]] = defaultdict(dict)
    for row in CourtDay.objects.filter(day__gt=today - timedelta(days=DAYS), day__lte=today):
        counted[row.court_id][row.day] = row
    days = [today - timedelta(days=back) for back in range(DAYS)]
    return {court.name: [_board_day(day, counted[court.pk].get(day)) for day in days] for court in courts}


def counted_at(actor: Actor) -> datetime | None:
    """When the board was last brought up to date."""
    require_reader(actor)
    latest: datetime | None = CourtDay.objects.aggregate(at=Max("counted_at"))["at"]
    return latest


def _board_day(day: date, row: CourtDay | None) -> BoardDay:
    if row is None:
        return BoardDay(day)
    return BoardDay(day, row.imported, row.imported_single_justice, row.submissions, row.failed_messages)
