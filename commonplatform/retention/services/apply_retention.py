"""Delete everything whose time is over."""

from collections.abc import Mapping

from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Actor, Purpose
from commonplatform.audit.services import record
from commonplatform.retention.rules import retention_rules


def apply_retention(*, actor: Actor) -> Mapping[str, int]:
    """How many rows of each kind were deleted; what was deleted leaves one event with the counts.

    Each rule is a transaction of its own: one that fails stops neither what went before nor, at
    the next run, itself.
    """
    now = timezone.now()
    counts: dict[str, int] = {}
    for rule in retention_rules():
        with task_scope(purpose=Purpose.RETENTION):
            counts[rule.name] = rule.forget(now - rule.period)
    total = sum(counts.values())
    if total:
        with task_scope(purpose=Purpose.RETENTION):
            record("retention.applied", actor=actor, data={"total": total, "counts": counts})
    return counts
