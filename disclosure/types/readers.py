"""Who has read what."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """One person's readings of one version of a document."""

    organisation: str
    person: str
    role: str
    document: str
    version: int | None
    first_at: datetime
    last_at: datetime
    times: int
    material_id: UUID
    user_id: UUID


@dataclass(frozen=True, slots=True)
class ReadersFilter:
    """What a report of readers is narrowed to: one document, one person."""

    material_id: UUID | None = None
    user_id: UUID | None = None
