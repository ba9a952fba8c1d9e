"""What somebody has to do."""

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.models import WorkItem
from cases.types import WorkLine
from commonplatform.accounts.types import Actor

WORK_PAGE = 50


def work_lines(actor: Actor, *, kind: str = "", flag: str = "") -> list[WorkLine]:
    """The open work of the actor's organisation, oldest first, narrowed by kind and reason flag."""
    require_ever(actor, Action.VIEW, Target.WORK)
    items = WorkItem.objects.filter(principal_id__in=actor.principals, done_at__isnull=True)
    if kind:
        items = items.filter(kind=kind)
    if flag:
        items = items.filter(flags__contains=[flag])
    return [
        WorkLine(
            item_id=item.pk,
            case_id=item.case_id,
            reference=item.case.reference_received,
            defendant=item.defendant.display_name if item.defendant else "",
            why=str(WorkItem.Kind(item.kind).label),
            flags=tuple(item.flags),
            created_at=item.created_at,
            due_on=item.due_on,
        )
        for item in items.select_related("case", "defendant").order_by("created_at")[: WORK_PAGE + 1]
    ]


def count_work(actor: Actor) -> int:
    """How many things are open, counted no further than one page."""
    return WorkItem.objects.filter(principal_id__in=actor.principals, done_at__isnull=True)[: WORK_PAGE + 1].count()
