"""How long things are kept that do not belong to a case; each name is a rule of `commonplatform.retention`.

`RETENTION` in the environment changes single periods, as JSON with ISO 8601 durations:
`{"saved_drafts": "P14D"}`. The privacy notice says what is in force.
"""

from collections.abc import Mapping
from datetime import timedelta

PERIODS: Mapping[str, timedelta] = {
    "unsaved_drafts": timedelta(hours=24),
    "saved_drafts": timedelta(days=7),
    "lookup_attempts": timedelta(days=7),
    "reference_notes": timedelta(days=90),
    "api_use": timedelta(days=2),
    "feedback": timedelta(days=730),
    "feedback_comments": timedelta(days=365),
    "request_counts": timedelta(hours=1),
    "read_counts": timedelta(hours=2),
    "digest_days": timedelta(days=30),
    "ended_sessions": timedelta(hours=1),
}


def retention_periods(chosen: Mapping[str, timedelta]) -> dict[str, timedelta]:
    """The periods of this deployment: its own where it names one."""
    return {**PERIODS, **chosen}
