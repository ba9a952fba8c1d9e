"""Cases that ended without a result being received: by a fixed offer, or before this was worked out at all."""

from uuid import UUID

from cases.models import Case
from cases.retention.services.work_out_retention import work_out_retention
from cases.states import OPEN_STATUSES
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose

_BATCH = 200


def work_out_missing() -> int:
    """How many were worked out. Each batch is a transaction; what a killed run left is done by the next."""
    done, last = 0, None
    while batch := _without(last):
        with task_scope(purpose=Purpose.RETENTION):
            for case_id in batch:
                work_out_retention(case_id=case_id)
        done, last = done + len(batch), batch[-1]
    return done


def _without(last: UUID | None) -> list[UUID]:
    with task_scope(purpose=Purpose.RETENTION):
        closed = Case.objects.exclude(status__in=OPEN_STATUSES).filter(document_retention__isnull=True)
        if last is not None:
            closed = closed.filter(pk__gt=last)
        return list(closed.order_by("pk").values_list("pk", flat=True)[:_BATCH])
