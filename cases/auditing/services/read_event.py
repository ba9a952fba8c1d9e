"""Open one event of the record, which is an event as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.auditing.exceptions import EventNotFound
from cases.auditing.permissions import reading_the_record
from cases.auditing.selectors import event_by_id
from commonplatform.audit.services import record

if TYPE_CHECKING:
    from uuid import UUID

    from cases.auditing.types import AuditedEvent
    from commonplatform.accounts.types import Actor


def read_event(*, actor: Actor, event_id: UUID) -> AuditedEvent:
    """All of it that an auditor may read. Raises `EventNotFound`."""
    with reading_the_record(actor):
        event = event_by_id(event_id)
    if event is None:
        raise EventNotFound(event_id)
    record("audit.event_read", actor=actor, subject_id=event_id)
    return event
