"""The staff page's "try again" for an effect that was given up."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from commonplatform.accounts.types import Actor
from commonplatform.audit.models import Effect
from commonplatform.audit.services.record import record, ring_doorbell


def retry_effect(*, actor: Actor, effect_id: UUID) -> None:
    """Make a failed effect due now. One that is waiting, done or out of sight is left as it is."""
    with transaction.atomic():
        effect = Effect.objects.select_for_update().filter(pk=effect_id, status=Effect.Status.FAILED).first()
        if effect is None:
            return
        effect.status = Effect.Status.WAITING
        effect.attempts = 0
        effect.run_after = timezone.now()
        effect.save(update_fields=["status", "attempts", "run_after"])
        record(
            "effect.retried",
            actor=actor,
            case_id=effect.case_id,
            subject_id=effect.pk,
            data={"kind": effect.kind},
        )
        transaction.on_commit(lambda: ring_doorbell([effect_id]), robust=True)
