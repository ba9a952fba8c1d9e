"""Carry out waiting effects of one kind now, beside the worker where there is one."""

import time
from collections.abc import Collection
from uuid import UUID

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect

PATIENCE_SECONDS = 20
LOOK_AGAIN = 0.2


def settle_effects(
    kind: str, *, recipients: Collection[UUID] | None = None, patience: float = PATIENCE_SECONDS
) -> None:
    """Until none of the kind (for these recipients) waits; one that a worker has taken is waited for.

    Raises `TimeoutError` after `patience` seconds.
    """
    until = time.monotonic() + patience
    while waiting := _waiting(kind, recipients):
        done = [effect_id for effect_id in waiting if run_effect(effect_id)]
        if time.monotonic() > until:
            raise TimeoutError(f"{len(waiting)} effects {kind} are still waiting")
        if not done:
            time.sleep(LOOK_AGAIN)


def _waiting(kind: str, recipients: Collection[UUID] | None) -> list[UUID]:
    with task_scope(purpose=Purpose.EFFECTS):
        effects = Effect.objects.filter(kind=kind, status=Effect.Status.WAITING)
        if recipients is not None:
            effects = effects.filter(recipient__in=[str(each) for each in recipients])
        return list(effects.order_by("created_at").values_list("pk", flat=True))
