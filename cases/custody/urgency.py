"""How near a custody time limit is. Limits end with their day, by the clock of London."""

from datetime import date
from enum import StrEnum

from django.conf import settings


class Urgency(StrEnum):
    """Whether a limit has passed, is near, or is further away than that."""

    PASSED = "passed"
    NEAR = "near"
    LATER = "later"


def days_left(limit_on: date, today: date) -> int:
    """0 on the last day; negative once the limit has passed."""
    return (limit_on - today).days


def urgency(limit_on: date, today: date) -> Urgency:
    """Near from `CUSTODY_LIMIT_NEAR_DAYS` days before on."""
    left = days_left(limit_on, today)
    if left < 0:
        return Urgency.PASSED
    return Urgency.NEAR if left <= settings.CUSTODY_LIMIT_NEAR_DAYS else Urgency.LATER
