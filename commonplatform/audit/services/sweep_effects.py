"""Find the effects that nobody is working on: a lost hint, a killed worker, a delay that has passed."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.audit.models import Effect

ONE_SWEEP = 500
NEXT_HINT_AFTER = timedelta(seconds=60)


def due_effects() -> list[UUID]:
    """Ids of waiting effects whose time has come, oldest first; each is named again a minute later
    unless it was done meanwhile, so that a long backlog does not fill the broker with hints."""
    now = timezone.now()
    with task_scope(purpose=Purpose.EFFECTS):
        due = list(
            Effect.objects.select_for_update(skip_locked=True)
            .filter(status=Effect.Status.WAITING, run_after__lte=now)
            .order_by("run_after")
            .values_list("pk", flat=True)[:ONE_SWEEP]
        )
        Effect.objects.filter(pk__in=due).update(run_after=now + NEXT_HINT_AFTER)
    return due
