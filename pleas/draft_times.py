"""How long a draft lives (domain document "Online plea", Personal data; Visits, help, accessibility)."""

from datetime import datetime, timedelta

from django.db.models import Q

from commonplatform.retention.rules import period_of

UNSAVED, SAVED = "unsaved_drafts", "saved_drafts"


def lifetime(*, is_kept: bool) -> timedelta:
    """How long after the last answer: longer where somebody chose to come back later."""
    return period_of(SAVED if is_kept else UNSAVED)


def too_old(now: datetime) -> Q:
    """The drafts whose time is over, also before the retention job has come to them."""
    return Q(is_kept=False, saved_at__lte=now - lifetime(is_kept=False)) | Q(
        is_kept=True, saved_at__lte=now - lifetime(is_kept=True)
    )
