"""What disclosure hands to its pages and to other packages."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from disclosure.sections import Section
from disclosure.states import MaterialStatus

FILE_GENERATED_DOCUMENT = "disclosure.file_generated_document"
SCAN_MATERIAL = "disclosure.scan_material"
REMOVE_OBJECT = "disclosure.remove_object"
SEAL_WITHDRAWN = "disclosure.seal_withdrawn"
# Emitted when a document is published: make its reading copy and take out its text.
PREPARE_MATERIAL = "disclosure.prepare_material"
FIND_AFFECTED = "disclosure.find_affected"

BUILD_BUNDLE = "disclosure.build_bundle"

# Folders of the store. Only `PUBLISHED` and `BUNDLES` are ever linked to.
QUARANTINE = "quarantine"
PUBLISHED = "material"
SEALED = "withdrawn"
BUNDLES = "bundle"


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document as a list shows it; what it was refused or withdrawn for says why it cannot be opened.

    `read_at`: when this reader last opened it.
    """

    material_id: UUID
    name: str
    defendant: str
    version: int | None
    pages: int
    size: int
    status: MaterialStatus
    at: datetime
    by: str
    organisation: str
    file_name: str
    may_open: bool
    may_withdraw: bool
    refused_because: str = ""
    scanner: str = ""
    withdrawn_because: str = ""
    labels: str = ""
    defendant_id: UUID | None = None
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A section with its documents, newest first, and the defendants for whom nothing stands published."""

    section: Section
    lines: tuple[DocumentLine, ...]
    not_served: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A reading that has been recorded, and the link it gives: short-lived, for one download."""

    link: str
    material_id: UUID


@dataclass(frozen=True, slots=True)
class WithdrawalPreview:
    """What a page shows before a document is withdrawn: which, and everybody who has opened it."""

    material_id: UUID
    case_id: UUID
    name: str
    defendant: str
    version: int | None
    status: MaterialStatus
    readers: tuple[ReaderLine, ...]


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
