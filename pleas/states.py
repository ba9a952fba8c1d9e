"""What can come of a lookup, and why a case cannot be answered online."""

from enum import StrEnum

from django.db.models import TextChoices


class LookupOutcome(TextChoices):
    """What came of an attempt to find a case. Only `NOT_FOUND` counts towards a lock."""

    FOUND = "found", "Found"
    NOT_FOUND = "not_found", "Not found"
    BLOCKED = "blocked", "Not looked at: too many failures"


class StopReason(StrEnum):
    """Why a plea cannot be entered online although the case was found."""

    ALREADY_ANSWERED = "already_answered"
    UNDER_18 = "under_18"
    LISTED = "listed"
    CONCLUDED = "concluded"
    BEING_DECIDED = "being_decided"
    WITHDRAWN = "withdrawn"
    NOT_SWITCHED_ON = "not_switched_on"
    OUT_OF_TIME = "out_of_time"
    ONLY_IN_ENGLISH = "only_in_english"
    NOT_SUMMARY = "not_summary"
    ONLY_IN_COURT = "only_in_court"
