"""Take work off the lists because what it was about is over."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from cases.models import WorkItem
from commonplatform.accounts.types import Actor


def close_work(*, actor: Actor, defendant_id: UUID, kinds: Collection[str], at: datetime) -> None:
    """Whatever of these `WorkItem.Kind`s is open for the defendant, on whosever list it stands.

    Part of the use case that ended it, which records the event.
    """
    still_open = WorkItem.objects.filter(defendant_id=defendant_id, kind__in=kinds, done_at__isnull=True)
    still_open.update(done_at=at, done_by=actor.display_name)
