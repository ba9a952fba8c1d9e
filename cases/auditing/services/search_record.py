"""Search the record of events. That it was searched, and for what, stands in the auditor's own chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.auditing.permissions import reading_the_record
from cases.auditing.selectors import chain_proofs, events_found
from cases.auditing.types import EventPage
from commonplatform.audit.services import record

if TYPE_CHECKING:
    from cases.auditing.types import EventSearch, Position
    from commonplatform.accounts.types import Actor

PAGE_SIZE: Final = 50


def search_record(*, actor: Actor, search: EventSearch, older_than: Position | None = None) -> EventPage:
    """One page. The first of a search is recorded and, of the cases asked for, follows the chains; later ones are
    the same search. Never in a case's chain: whom somebody examines they are not told."""
    with reading_the_record(actor):
        found = events_found(search, older_than=older_than, most=PAGE_SIZE + 1)
        proofs = chain_proofs(search.cases or ()) if older_than is None else ()
    if older_than is None:
        record("audit.read", actor=actor, data=search.asked)
    shown = found[:PAGE_SIZE]
    return EventPage(
        events=shown,
        older_than=(shown[-1].occurred_at, shown[-1].event_id) if len(found) > PAGE_SIZE else None,
        proofs=proofs,
    )
