"""What is counted against a budget."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a request reads. `what` tells it from others; `weight` is how many cases it shows."""

    what: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class UsedUp:
    """A budget that is used up, and when the next hour begins."""

    principal_id: UUID
    is_organisation: bool
    readings: int
    budget: int
    hour: datetime
    until: datetime
