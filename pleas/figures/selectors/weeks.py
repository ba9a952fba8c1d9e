"""Take-up and outcome by court and week, from the Monday on."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.functions import TruncWeek

from commonplatform.accounts.types import Actor
from commonplatform.reference.models import Court
from pleas.figures.models import PostalCount
from pleas.figures.permissions import require_counter, require_reader
from pleas.figures.selectors.counts import SUMS, notes_in, pleas_from
from pleas.figures.states import Channel
from pleas.figures.types import Chosen, CourtWeek, Pleas

Key = tuple[date, UUID | None]


def court_weeks(actor: Actor, chosen: Chosen) -> list[CourtWeek]:
    """One row per court and week in which something was sent or counted, newest first."""
    require_reader(actor)
    answers = {(row["week"], row["court_id"]): row for row in _answers(chosen)}
    post = {(count.week, count.court_id): count for count in _post(chosen)}
    names = court_names()
    weeks = [
        _court_week(key, names.get(key[1], ""), answers.get(key), post.get(key)) for key in answers.keys() | post.keys()
    ]
    return sorted(weeks, key=lambda each: (-each.week.toordinal(), each.court))


def court_names() -> dict[UUID | None, str]:
    """The name of every court by its id."""
    return dict(Court.objects.values_list("pk", "name"))


def latest_counts(actor: Actor, *, most: int = 12) -> list[PostalCount]:
    """What the actor's own court has counted, newest week first."""
    court_id = require_counter(actor)
    return list(PostalCount.objects.filter(court_id=court_id).order_by("-week")[:most])


def _answers(chosen: Chosen) -> Any:
    weekly = notes_in(chosen).annotate(week=TruncWeek("day")).values("week", "court_id").order_by()
    return weekly.annotate(
        **SUMS,
        with_help=Count("pk", filter=Q(channel=Channel.ASSISTED)),
        from_paper=Count("pk", filter=Q(channel=Channel.POSTAL)),
        processed=Count("pk", filter=Q(processed_on__isnull=False)),
    )


def _post(chosen: Chosen) -> list[PostalCount]:
    counts = PostalCount.objects.filter(week__range=(chosen.starts_on, chosen.ends_on))
    return list(counts.filter(court_id=chosen.court_id) if chosen.court_id else counts)


def _court_week(key: Key, court: str, row: dict[str, Any] | None, post: PostalCount | None) -> CourtWeek:
    return CourtWeek(
        week=key[0],
        court=court,
        pleas=pleas_from(row) if row else Pleas(),
        with_help=row["with_help"] if row else 0,
        from_paper=row["from_paper"] if row else 0,
        processed=row["processed"] if row else 0,
        sent=post.sent if post else None,
        replies=post.replies if post else None,
    )
