"""What the journey keeps for a time only (domain document "Online plea", Personal data; Visits)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from commonplatform.retention.rules import retention_rule
from pleas.models import Draft, LookupAttempt


@retention_rule("unsaved_drafts", said=_("Answers that you did not send are deleted %(period)s after the last one."))
def forget_unsaved_drafts(before: datetime) -> int:
    """Drafts that nobody chose to save, by their last answer."""
    deleted, _kinds = Draft.objects.filter(is_kept=False, saved_at__lte=before).delete()
    return deleted


@retention_rule(
    "saved_drafts", said=_("If you choose to save your answers and come back later, they are kept for %(period)s.")
)
def forget_saved_drafts(before: datetime) -> int:
    """Drafts that their owner chose to save, by their last answer or the last time they were saved."""
    deleted, _kinds = Draft.objects.filter(is_kept=True, saved_at__lte=before).delete()
    return deleted


@retention_rule(
    "lookup_attempts",
    said=_("Attempts to find a case are counted without what was typed. The counts are deleted after %(period)s."),
)
def forget_lookup_attempts(before: datetime) -> int:
    """Attempts that no longer count towards a lock."""
    deleted, _kinds = LookupAttempt.objects.filter(at__lte=before).delete()
    return deleted
