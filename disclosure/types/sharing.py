"""What the bench of a trial is given."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from disclosure.sections import Section
from disclosure.types.documents import DocumentSection


@dataclass(frozen=True, slots=True)
class ShareReceipt:
    """How many documents were shared with the bench, and how many had been before."""

    shared: int
    already: int


@dataclass(frozen=True, slots=True)
class SharedLine:
    """One document that the bench of a trial has been given."""

    material_id: UUID
    name: str
    section: Section
    defendant: str
    hearing: datetime | None
    at: datetime
    by: str
    may_open: bool


@dataclass(frozen=True, slots=True)
class Shareable:
    """What a legal adviser can share: trials by id and when, documents by section."""

    trials: tuple[tuple[UUID, datetime], ...]
    sections: tuple[DocumentSection, ...]
