"""Record one event and ask for its effects, in the caller's transaction."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from commonplatform.accounts.types import Actor
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.origin import network_address
from commonplatform.audit.types import EffectRequest, Outcome
from commonplatform.written_together import write

NOBODY = UUID(int=0)
DOORBELL_FIRST = timedelta(seconds=5)


def record(
    kind: str,
    *,
    actor: Actor,
    case_id: UUID | None = None,
    defendant_id: UUID | None = None,
    subject_id: UUID | None = None,
    reason: str = "",
    data: Mapping[str, Any] | None = None,
    effects: Iterable[EffectRequest] = (),
    occurred_at: datetime | None = None,
    outcome: Outcome = Outcome.DONE,
) -> Event:
    """Write who did what, and one `Effect` row per request; ring the worker's doorbell after commit.

    `kind` is noun.past-participle (`plea.submitted`); `data` holds facts for the sentence, never
    secrets. Must be called inside the transaction that makes the change.
    """
    event = Event(
        chain_id=case_id or actor.user_id or NOBODY,
        case_id=case_id,
        defendant_id=defendant_id,
        kind=kind,
        occurred_at=occurred_at or timezone.now(),
        actor_id=actor.user_id,
        actor_name=actor.display_name,
        actor_role=actor.role,
        organisation_id=actor.organisation_id,
        organisation_name=actor.organisation_name,
        subject_id=subject_id,
        reason=reason,
        data=dict(data or {}),
        network_address=network_address(),
        outcome=outcome,
    )
    rows = [
        Effect(
            event=event,
            case_id=case_id,
            kind=effect.kind,
            recipient=effect.recipient,
            payload=effect.payload,
            run_after=event.occurred_at + DOORBELL_FIRST,
        )
        for effect in effects
    ]
    write(event, *rows)
    if rows:
        ids = [row.pk for row in rows]
        transaction.on_commit(lambda: ring_doorbell(ids), robust=True)
    return event


def ring_doorbell(effect_ids: Sequence[UUID]) -> None:
    """Tell a worker at once. A broker that is down costs nothing: the sweeper finds the rows."""
    from commonplatform.audit.doorbell import ring_soon

    if effect_ids:
        ring_soon(effect_ids)
