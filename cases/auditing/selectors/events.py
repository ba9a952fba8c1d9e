"""Events by what is asked for, newest first, through the definer function that answers auditors alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import connection

from cases.auditing.types import AuditedEvent, EventSearch

if TYPE_CHECKING:
    from uuid import UUID

    from cases.auditing.types import Position

_EVENTS = """
    SELECT * FROM audited_events(%(event)s, %(since)s, %(until)s, %(cases)s, %(actors)s, %(organisations)s,
        %(kind)s, %(outcome)s, %(address)s, %(before_time)s, %(before_id)s, %(most)s)
"""
_DATA, _WITHHELD = 14, 15


def events_found(search: EventSearch, *, older_than: Position | None = None, most: int) -> tuple[AuditedEvent, ...]:
    """At most so many, older than a position in the list."""
    time, event = older_than or (None, None)
    return _read(
        since=search.since,
        until=search.until,
        cases=None if search.cases is None else [case.case_id for case in search.cases],
        actors=_array(search.actors),
        organisations=_array(search.organisations),
        kind=search.kind,
        outcome=search.outcome,
        address=search.address,
        before_time=time,
        before_id=event,
        most=most,
    )


def event_by_id(event_id: UUID) -> AuditedEvent | None:
    """One event, whenever it happened."""
    return next(iter(_read(event=event_id, most=1)), None)


def _read(**asked: Any) -> tuple[AuditedEvent, ...]:
    nothing = dict.fromkeys(
        ("event", "since", "until", "cases", "actors", "organisations", "kind", "outcome", "address")
    )
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, {**nothing, "before_time": None, "before_id": None, **asked})
        return tuple(_event(row) for row in cursor.fetchall())


def _event(row: tuple[Any, ...]) -> AuditedEvent:
    values = list(row)
    values[_DATA] = json.loads(row[_DATA]) if isinstance(row[_DATA], str) else row[_DATA]
    values[_WITHHELD] = tuple(row[_WITHHELD])
    return AuditedEvent(*values)


def _array(ids: tuple[UUID, ...] | None) -> list[UUID] | None:
    return None if ids is None else list(ids)
