"""Celery's side of effects: run one, sweep for the forgotten ones."""

from uuid import UUID

from celery import shared_task

from commonplatform.audit.services.run_effect import run_effect as run_one
from commonplatform.audit.services.sweep_effects import due_effects


@shared_task
def run_effect(effect_id: str) -> None:
    """Carry out one effect; a second delivery of the same hint changes nothing."""
    run_one(UUID(effect_id))


@shared_task(expires=30)
def sweep_effects() -> None:
    """Hint at what is due. A hint for an effect that a worker holds or has done changes nothing."""
    for effect_id in due_effects():
        run_effect.delay(str(effect_id))
