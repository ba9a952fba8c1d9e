"""Put something to do on somebody's first page."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid4

from django.utils import timezone

from cases.models import WorkItem
from cases.types import WorkToAdd
from commonplatform.written_together import write


def add_work(
    *,
    principal_id: UUID,
    case_id: UUID,
    kind: str,
    defendant_id: UUID | None = None,
    flags: Iterable[str] = (),
    due_on: date | None = None,
    item_id: UUID | None = None,
) -> None:
    """Add a work item of `WorkItem.Kind`; `flags` are reason codes shown beside it.

    With `item_id` (an effect's key) it is added once, however often it is tried.
    """
    if item_id is not None and WorkItem.objects.filter(pk=item_id).exists():
        return
    WorkItem.objects.create(
        id=item_id or uuid4(),
        principal_id=principal_id,
        case_id=case_id,
        defendant_id=defendant_id,
        kind=WorkItem.Kind(kind),
        flags=list(flags),
        due_on=due_on,
        created_at=timezone.now(),
    )


def add_works(works: Iterable[WorkToAdd], *, case_id: UUID, defendant_id: UUID, at: datetime) -> None:
    """Several things about one defendant, for whomever they concern, in one statement.

    An item that may stand only once and is there already stays as it is.
    """
    write(
        *(
            WorkItem(
                principal_id=work.principal_id,
                case_id=case_id,
                defendant_id=defendant_id,
                kind=WorkItem.Kind(work.kind),
                flags=list(work.flags),
                due_on=work.due_on,
                created_at=at,
            )
            for work in works
        ),
        unless_there=True,
    )
