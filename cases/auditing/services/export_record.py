"""Take the events of a search away as lines of JSON, as `export_events` writes them."""

from __future__ import annotations

from dataclasses import asdict
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from cases.access.policy import Action
from cases.auditing.exceptions import TooManyEvents
from cases.auditing.permissions import reading_the_record
from cases.auditing.selectors import events_found
from commonplatform.audit.services import record
from commonplatform.audit.services.export_events import write_events

if TYPE_CHECKING:
    from cases.auditing.types import AuditedEvent, EventSearch
    from commonplatform.accounts.types import Actor

MOST_EXPORTED: Final = 10_000


def export_record(*, actor: Actor, search: EventSearch, reason: str, most: int = MOST_EXPORTED) -> str:
    """The lines, oldest first, without the facts of cases; `withheld` names those, and `digest_recomputed` says what
    the whole row gave when it was exported. Raises `TooManyEvents`, and then nothing was taken."""
    with reading_the_record(actor, Action.CREATE):
        found = events_found(search, most=most + 1)
    if len(found) > most:
        raise TooManyEvents(most)
    lines = StringIO()
    number = write_events((_values(event) for event in reversed(found)), to=lines)
    record("audit.exported", actor=actor, reason=reason, data={**(search.asked or {}), "events": number})
    return lines.getvalue()


def _values(event: AuditedEvent) -> dict[str, Any]:
    values = asdict(event)
    return {"id": values.pop("event_id"), **values}
