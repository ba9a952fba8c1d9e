"""Facts of events: the timeline of the court is in English."""

from datetime import date

from django.utils import translation

from cases.custody.states import RemandStatus, StopReason
from commonplatform.ui.formats import long_date


def day_in_english(day: date) -> str:
    """21 January 2027."""
    with translation.override("en"):
        return long_date(day)


def status_in_english(code: str) -> str:
    """In custody."""
    with translation.override("en"):
        return str(RemandStatus(code).label)


def reason_in_english(reason: StopReason) -> str:
    """Guilty plea."""
    with translation.override("en"):
        return str(reason.label)
