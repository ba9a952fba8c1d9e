"""Faults: of the store, and whom one of another kind affected."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ObjectFault:
    """Something the check of the store found: `missing`, `changed` or `orphan`."""

    kind: str
    key: str
    material_id: UUID | None = None
    stored_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FaultWindow:
    """When something went wrong, from and until; narrowed to a document, to the readers of an organisation, a part."""

    begins_at: datetime
    ends_at: datetime
    material_id: UUID | None = None
    organisation_id: UUID | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class AffectedLine:
    """One person's readings of one document or of a case file; without a reader, a document nobody has opened."""

    reference: str
    case_id: UUID
    material_id: UUID | None
    what: str
    version: int | None
    user_id: UUID | None
    person: str
    role: str
    organisation: str
    first_at: datetime | None
    last_at: datetime | None
    times: int


@dataclass(frozen=True, slots=True)
class AffectedReportLine:
    """A report that was asked for, as the page lists it."""

    report_id: UUID
    window: FaultWindow
    reason: str
    asked_at: datetime
    asked_by: str
    is_ready: bool
    cases: int
    documents: int
    readers: int
    lines: int
    seconds: int
