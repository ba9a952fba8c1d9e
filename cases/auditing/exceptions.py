"""Refusals of the record of events."""

from dataclasses import dataclass
from uuid import UUID

from commonplatform.accounts.types import Invisible


@dataclass
class EventNotFound(Invisible):
    """There is no such event."""

    event_id: UUID


@dataclass
class TooManyEvents(Exception):
    """More events than one download takes."""

    most: int
