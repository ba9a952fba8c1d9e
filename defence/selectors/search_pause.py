"""When a person may search again."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from commonplatform.accounts.types import Actor
from defence.models import SearchAttempt
from defence.states import SearchOutcome

FAILURES_BEFORE_PAUSE: int = getattr(settings, "DEFENCE_SEARCH_FAILURES_BEFORE_PAUSE", 20)
_NOBODY_FOUND = (SearchOutcome.NOTHING, SearchOutcome.SEVERAL)
PAUSE = timedelta(minutes=getattr(settings, "DEFENCE_SEARCH_PAUSE_MINUTES", 60))


def searches_paused_until(actor: Actor) -> datetime | None:
    """The time from which the person may search again, or None when they may now.

    So many searches that found nobody are allowed in any hour, whatever was searched for.
    """
    if actor.user_id is None:
        return None
    since = timezone.now() - PAUSE
    failures = list(
        SearchAttempt.objects.filter(user_id=actor.user_id, outcome__in=_NOBODY_FOUND, at__gt=since)
        .order_by("-at")
        .values_list("at", flat=True)[:FAILURES_BEFORE_PAUSE]
    )
    return failures[-1] + PAUSE if len(failures) >= FAILURES_BEFORE_PAUSE else None
