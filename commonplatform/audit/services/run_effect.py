"""Carry out one effect: take it, do it, mark it done or due again.

Exactly once as seen from outside: a session lock keeps two workers apart and is released by
Postgres the moment a worker dies; the handler is idempotent by the effect's id; an effect that is
done is never run again.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import structlog
from django.db import connection, transaction
from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.audit.handlers import handler_for
from commonplatform.audit.models import Effect
from commonplatform.audit.services.record import ring_doorbell
from commonplatform.audit.types import EffectJob, EffectRefused, EffectRequest

SWEEP_AGAIN_AFTER = timedelta(seconds=15)
LONGEST_DELAY = timedelta(hours=1)
TRIES_UNTIL_A_PERSON_LOOKS = 80  # about three days, most of it at the longest delay

logger = structlog.get_logger(__name__)


def run_effect(effect_id: UUID) -> bool:
    """Run it unless it is done or another worker has it; True when this call did it."""
    with _only_one_worker(effect_id) as mine:
        job = _take(effect_id) if mine else None
        if job is None:
            return False
        try:
            follow_on = tuple(handler_for(job.kind)(job) or ())
        except EffectRefused as error:
            _leave_to_a_person(job, str(error))
            return False
        except Exception as error:
            logger.warning("effect_failed", effect=str(job.key), kind=job.kind, error=type(error).__name__)
            _try_again_later(job, f"{type(error).__name__}: {error}")
            return False
        _mark_done(job, follow_on)
        return True


@contextmanager
def _only_one_worker(effect_id: UUID) -> Iterator[bool]:
    number = effect_id.int & (2**63 - 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


def _take(effect_id: UUID) -> EffectJob | None:
    with task_scope(purpose=Purpose.EFFECTS):
        effect = Effect.objects.select_for_update().filter(pk=effect_id, status=Effect.Status.WAITING).first()
        if effect is None:
            return None
        effect.attempts += 1
        effect.run_after = timezone.now() + SWEEP_AGAIN_AFTER
        effect.save(update_fields=["attempts", "run_after"])
        return EffectJob(
            key=effect.pk,
            kind=effect.kind,
            recipient=effect.recipient,
            case_id=effect.case_id,
            event_id=effect.event_id,
            payload=effect.payload,
            attempt=effect.attempts,
        )


def _mark_done(job: EffectJob, follow_on: tuple[EffectRequest, ...]) -> None:
    with task_scope(purpose=Purpose.EFFECTS):
        Effect.objects.filter(pk=job.key).update(status=Effect.Status.DONE, done_at=timezone.now(), last_error="")
        rows = [
            Effect(
                event_id=job.event_id,
                case_id=job.case_id,
                kind=e.kind,
                recipient=e.recipient,
                payload=e.payload,
            )
            for e in follow_on
        ]
        Effect.objects.bulk_create(rows, ignore_conflicts=True)
        ids = [row.pk for row in rows]
        transaction.on_commit(lambda: ring_doorbell(ids), robust=True)


def _try_again_later(job: EffectJob, error: str) -> None:
    delay = min(timedelta(seconds=2 ** min(job.attempt, 12)), LONGEST_DELAY) * random.uniform(0.5, 1.0)  # noqa: S311
    spent = job.attempt >= TRIES_UNTIL_A_PERSON_LOOKS
    with task_scope(purpose=Purpose.EFFECTS):
        Effect.objects.filter(pk=job.key).update(
            status=Effect.Status.FAILED if spent else Effect.Status.WAITING,
            run_after=timezone.now() + delay,
            last_error=error[:2000],
        )


def _leave_to_a_person(job: EffectJob, error: str) -> None:
    with task_scope(purpose=Purpose.EFFECTS):
        Effect.objects.filter(pk=job.key).update(status=Effect.Status.FAILED, last_error=error[:2000])
