"""Carry out waiting effects of one kind now, without a worker."""

import time
from uuid import UUID

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect

PATIENCE_SECONDS = 20


def settle_effects(kind: str) -> None:
    """Until none of the kind waits; one that a worker has taken is waited for."""
    until = time.monotonic() + PATIENCE_SECONDS
    while waiting := _waiting(kind):
        for effect_id in waiting:
            run_effect(effect_id)
        if time.monotonic() > until:
            raise TimeoutError(f"{len(waiting)} effects {kind} are still waiting")


def _waiting(kind: str) -> list[UUID]:
    with task_scope(purpose=Purpose.EFFECTS):
        effects = Effect.objects.filter(kind=kind, status=Effect.Status.WAITING)
        return list(effects.order_by("created_at").values_list("pk", flat=True))
