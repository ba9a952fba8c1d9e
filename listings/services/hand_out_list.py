"""Give a file of an issued list to somebody of the court, by a link that is good once, for a minute at most."""

from uuid import UUID

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.storage.tickets import HandedOut, ticket_link
from listings.selectors.issued_lists import list_to_open
from listings.types import ListFormat


def hand_out_list(*, actor: Actor, list_id: UUID, file_format: ListFormat) -> str:
    """The link; every time one is given is on record. Raises `ListNotFound`, also before it is ready, and
    `TicketsUnavailable`, which undoes the record.
    """
    issue, file = list_to_open(actor, list_id, file_format)
    record(
        "list.downloaded",
        actor=actor,
        subject_id=issue.list_id,
        data={"day": issue.day.isoformat(), "version": issue.version, "format": file_format},
    )
    return ticket_link(actor, HandedOut.COURT_LIST, list_id, file.object_key, act=file_format)
