"""A place in the list of events, as an address carries it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

if TYPE_CHECKING:
    from cases.auditing.types import Position


def written(position: Position | None) -> str:
    """Nothing for no place."""
    return f"{position[0].isoformat()}_{position[1]}" if position else ""


def read(text: str) -> Position | None:
    """No place for anything that is none: the list then begins at its beginning."""
    time, _bar, event = text.partition("_")
    try:
        found = datetime.fromisoformat(time), UUID(event)
    except ValueError:
        return None
    return found if timezone.is_aware(found[0]) else None
