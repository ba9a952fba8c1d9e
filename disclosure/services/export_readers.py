"""Take the record of readers away, on paper or as a file."""

from typing import Literal
from uuid import UUID

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from disclosure.selectors.readers import readers_of
from disclosure.types import ReaderLine, ReadersFilter

Way = Literal["print", "CSV"]


def export_readers(*, actor: Actor, case_id: UUID, narrowed: ReadersFilter, way: Way) -> tuple[ReaderLine, ...]:
    """The lines; that they were taken away, by whom and how, is on record."""
    lines = readers_of(actor, case_id, narrowed)
    record(
        "readers.exported",
        actor=actor,
        case_id=case_id,
        subject_id=narrowed.material_id or narrowed.user_id,
        data={"way": way, "lines": len(lines)},
    )
    return lines
