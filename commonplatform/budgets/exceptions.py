"""Refusals to lift a stop."""

from dataclasses import dataclass
from uuid import UUID

from commonplatform.accounts.types import Forbidden


@dataclass
class NotYoursToLift(Forbidden):
    """Only administrators lift stops, and never their own."""

    stop_id: UUID


@dataclass
class StopIsOver(Exception):
    """Somebody has lifted it already."""

    stop_id: UUID
