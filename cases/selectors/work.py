"""What somebody has to do."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.utils.dateparse import parse_datetime

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.models import WorkItem
from cases.types import WorkFilter, WorkLine, WorkPage
from commonplatform.accounts.types import Actor

if TYPE_CHECKING:
    from django.db.models import QuerySet

WORK_PAGE = 50
COUNT_CAP = 1000


def work_page(actor: Actor, wanted: WorkFilter) -> WorkPage:
    """One page of the open work of the actor's organisation, oldest first, narrowed by kind and reason flag."""
    items = _open_work(actor, wanted)
    number = items[: COUNT_CAP + 1].count()
    after, item_id = _read_position(wanted.after)
    if after is not None:
        items = items.filter(Q(created_at__gt=after) | Q(created_at=after, pk__gt=item_id))
    found = list(items.select_related("case", "defendant").order_by("created_at", "pk")[: WORK_PAGE + 1])
    shown = found[:WORK_PAGE]
    return WorkPage(
        lines=tuple(_line(item) for item in shown),
        total=min(number, COUNT_CAP),
        total_is_capped=number > COUNT_CAP,
        next_after=_position(shown[-1]) if len(found) > WORK_PAGE else "",
        is_first=after is None,
    )


def _open_work(actor: Actor, wanted: WorkFilter) -> QuerySet[WorkItem]:
    require_ever(actor, Action.VIEW, Target.WORK)
    items = WorkItem.objects.filter(principal_id__in=actor.principals, done_at__isnull=True)
    if wanted.kind:
        items = items.filter(kind=wanted.kind)
    if wanted.flag:
        items = items.filter(flags__contains=[wanted.flag])
    return items


def _line(item: WorkItem) -> WorkLine:
    return WorkLine(
        item_id=item.pk,
        case_id=item.case_id,
        reference=item.case.reference_received,
        defendant=item.defendant.display_name if item.defendant else "",
        why=str(WorkItem.Kind(item.kind).label),
        flags=tuple(item.flags),
        created_at=item.created_at,
        due_on=item.due_on,
    )


def _position(item: WorkItem) -> str:
    return f"{item.created_at.isoformat()}~{item.pk}"


def _read_position(text: str) -> tuple[datetime | None, UUID | None]:
    time_text, _, id_text = text.partition("~")
    try:
        time, item_id = parse_datetime(time_text), UUID(id_text)
    except ValueError:
        return None, None
    return (time, item_id) if time is not None and time.tzinfo is not None else (None, None)
