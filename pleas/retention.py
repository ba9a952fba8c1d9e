"""What the journey keeps for a time only (domain document "Online plea", Personal data; Visits)."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from commonplatform.notifications.forgetting import forget_words_of_messages
from commonplatform.retention.rules import retention_rule
from pleas.figures.services import note_abandoned
from pleas.models import Draft, Feedback, LookupAttempt
from pleas.selectors.abandoned import given_up_in

ROWS_AT_ONCE = 200


@retention_rule("unsaved_drafts", said=_("Answers that you did not send are deleted %(period)s after the last one."))
def forget_unsaved_drafts(before: datetime) -> int:
    """Drafts that nobody chose to save, by their last answer."""
    return _count_and_delete(Draft.objects.filter(is_kept=False, saved_at__lte=before))


@retention_rule(
    "saved_drafts", said=_("If you choose to save your answers and come back later, they are kept for %(period)s.")
)
def forget_saved_drafts(before: datetime) -> int:
    """Drafts that their owner chose to save, by their last answer or the last time they were saved."""
    return _count_and_delete(Draft.objects.filter(is_kept=True, saved_at__lte=before))


@retention_rule(
    "lookup_attempts",
    said=_("Attempts to find a case are counted without what was typed. The counts are deleted after %(period)s."),
)
def forget_lookup_attempts(before: datetime) -> int:
    """Attempts that no longer count towards a lock."""
    deleted, _kinds = LookupAttempt.objects.filter(at__lte=before).delete()
    return deleted


def _count_and_delete(drafts: QuerySet[Draft]) -> int:
    """Count how far each came (domain document "Online plea", Statistics), then delete them.

    In parts, each in its own time: what was counted is exactly what is deleted.
    """
    total = 0
    while rows := list(drafts.select_for_update(skip_locked=True).order_by("pk")[:ROWS_AT_ONCE]):
        note_abandoned(journeys=given_up_in(rows))
        deleted, _kinds = Draft.objects.filter(pk__in=[row.pk for row in rows]).delete()
        total += deleted
    return total


@retention_rule("feedback", said=_("Ratings of this service, without a name, are kept for %(period)s."))
def forget_feedback(before: datetime) -> int:
    """Ratings that nobody compares any more."""
    deleted, _kinds = Feedback.objects.filter(given_at__lte=before).delete()
    return deleted


@retention_rule(
    "feedback_comments",
    said=_("Comments on this service, and an address given with them, are deleted after %(period)s."),
)
def forget_feedback_comments(before: datetime) -> int:
    """The words of comments in what was sent and in what asked for it; that they were sent stays known."""
    return forget_words_of_messages("feedback_comment", before=before)
