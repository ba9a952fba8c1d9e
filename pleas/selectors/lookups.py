"""Attempts to find a case, counted. Nothing that was typed can be read from them."""

from datetime import datetime

from pleas.models import LookupAttempt
from pleas.states import LookupOutcome


def failed_lookups(*, since: datetime, most: int) -> int:
    """Attempts since then that found nothing or were blocked; counted no further than `most`."""
    failed = LookupAttempt.objects.filter(at__gte=since).exclude(outcome=LookupOutcome.FOUND)
    return failed.order_by()[:most].count()
