"""Celery's side of effects: run those hinted at, sweep for the forgotten ones."""

from uuid import UUID

from celery import shared_task

from commonplatform.audit.doorbell import ring
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.audit.services.sweep_effects import due_effects


@shared_task
def run_effects(effect_ids: list[str]) -> None:
    """Carry out effects one after the other; a second delivery of the same hint changes nothing."""
    for effect_id in effect_ids:
        run_effect(UUID(effect_id))


@shared_task(expires=30)
def sweep_effects() -> None:
    """Hint at what is due. A hint for an effect that a worker holds or has done changes nothing."""
    for effect_id in due_effects():
        ring([effect_id])
