"""Give a file of an issued list to somebody of the court, by a link of a minute at most."""

from typing import Final, Literal
from uuid import UUID

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.storage.objects import signed_link
from listings.exceptions import ListNotFound
from listings.selectors.issued_lists import issued_list
from listings.states import ListState

ListFormat = Literal["pdf", "csv"]
CONTENT_TYPES: Final[dict[ListFormat, str]] = {"pdf": "application/pdf", "csv": "text/csv; charset=utf-8"}


def hand_out_list(*, actor: Actor, list_id: UUID, file_format: ListFormat) -> str:
    """The link; every time one is given is on record. Raises `ListNotFound`, also before it is ready."""
    issue = issued_list(actor, list_id)
    if issue.state != ListState.READY:
        raise ListNotFound(list_id)
    key = issue.pdf_key if file_format == "pdf" else issue.csv_key
    record(
        "list.downloaded",
        actor=actor,
        subject_id=issue.list_id,
        data={"day": issue.day.isoformat(), "version": issue.version, "format": file_format},
    )
    return signed_link(
        key,
        file_name=f"court-list-{issue.day.isoformat()}-{issue.language}-v{issue.version}.{file_format}",
        content_type=CONTENT_TYPES[file_format],
    )
