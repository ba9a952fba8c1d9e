"""Delete what was begun and never sent, and old lookup attempts."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from pleas.models import Draft, LookupAttempt

DRAFT_LIFETIME = timedelta(hours=24)
DRAFT_HOURS = int(DRAFT_LIFETIME.total_seconds() // 3600)
ATTEMPT_LIFETIME = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was deleted."""

    drafts: int
    attempts: int


def forget_abandoned() -> Forgotten:
    """Drafts a day after the last answer (domain document "Online plea", Personal data); attempts
    after a week, when they no longer count and nobody asks about them."""
    now = timezone.now()
    with task_scope(purpose=Purpose.EFFECTS):
        drafts, _ = Draft.objects.filter(saved_at__lte=now - DRAFT_LIFETIME).delete()
        attempts, _ = LookupAttempt.objects.filter(at__lte=now - ATTEMPT_LIFETIME).delete()
    return Forgotten(drafts=drafts, attempts=attempts)
