"""Keep what somebody thinks of the service, and mail a comment to those who look after it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from pleas.mails.feedback import feedback_comment
from pleas.models import Feedback

LONGEST_BROWSER = 200


@dataclass(frozen=True, slots=True)
class GivenFeedback:
    """The answers; `page` is a name of `pleas.feedback_pages`, `key` was minted with the page."""

    key: UUID
    page: str
    language: str
    satisfaction: int
    call_centre_satisfaction: int | None
    comment: str
    email: str
    browser: str


def give_feedback(*, actor: Actor, given: GivenFeedback) -> None:
    """One row per page that was sent; a mail only where there is a comment.

    Source: domain document "Online plea", Feedback.
    """
    row = Feedback(
        id=given.key,
        page=given.page,
        language=given.language,
        used_call_centre=given.call_centre_satisfaction is not None,
        call_centre_satisfaction=given.call_centre_satisfaction,
        satisfaction=given.satisfaction,
    )
    with transaction.atomic():
        if not _is_new(row):
            return
        if given.comment:
            mail = feedback_comment(
                comment=given.comment,
                page=given.page,
                browser=given.browser[:LONGEST_BROWSER],
                satisfaction=given.satisfaction,
                email=given.email,
            )
            record("feedback.commented", actor=actor, effects=[mail])


def _is_new(row: Feedback) -> bool:
    """Insert it unless it is there; two requests with one key meet in the database."""
    if Feedback.objects.filter(pk=row.pk).exists():
        return False
    Feedback.objects.bulk_create([row], ignore_conflicts=True)
    return True
