"""What disclosure hands to its pages and to other packages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from disclosure.misfiling import Doubt
from disclosure.sections import Section
from disclosure.snippets import Piece
from disclosure.states import DocumentAct, MaterialStatus, SentFileStatus

FILE_GENERATED_DOCUMENT = "disclosure.file_generated_document"
INSPECT_SENT_FILE = "disclosure.inspect_sent_file"
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
# What is made from documents: reading copies and posters.
READING = "reading"


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document as a list shows it; what it was refused or withdrawn for says why it cannot be opened.

    `defendant` is empty where it belongs to the whole case. `read_at`: when this reader last opened it. `entries`: how
    many files are inside or attached, where the reader may see which.
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
    may_download: bool
    may_withdraw: bool
    may_restore: bool = False
    exhibit_reference: str = ""
    is_redacted: bool = False
    refused_because: str = ""
    scanner: str = ""
    withdrawn_because: str = ""
    labels: str = ""
    defendant_id: UUID | None = None
    read_at: datetime | None = None
    preparation: str = ""
    is_recording: bool = False
    entries: int = 0


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A section with its documents in order, and the defendants for whom nothing stands published."""

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
    """A reading that has been recorded, and the link it gives: good for a minute at most."""

    link: str
    material_id: UUID


@dataclass(frozen=True, slots=True)
class WithdrawalPreview:
    """What a page shows before a document is withdrawn or restored: which, and everybody who has opened it."""

    material_id: UUID
    case_id: UUID
    name: str
    defendant: str
    version: int | None
    status: MaterialStatus
    readers: tuple[ReaderLine, ...]
    withdrawn_because: str = ""
    restorable_until: date | None = None


@dataclass(frozen=True, slots=True)
class AttachedLine:
    """One of them as a list shows it. `not_taken` says why it can neither be opened nor downloaded."""

    place: int
    name: str
    size: int
    is_shown: bool
    not_taken: str


@dataclass(frozen=True, slots=True)
class ViewedDocument:
    """One document on a page of its own; `is_shown` says whether there is anything that a browser can show.

    `may_be_followed`: may this reader file another document behind it?
    """

    line: DocumentLine
    case_id: UUID
    section: Section
    is_shown: bool
    is_copy: bool
    may_be_followed: bool = False
    attached: tuple[AttachedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class UploadChoices:
    """What one may choose from before files are sent. `documents` are (id, title) that can be replaced, redacted or
    followed, `places` where each of them stands: its section, and its defendant if it is not of the whole case."""

    sections: tuple[Section, ...]
    documents: tuple[tuple[UUID, str], ...]
    for_one_defendant: bool
    places: Mapping[UUID, tuple[str, UUID | None]]


@dataclass(frozen=True, slots=True)
class FileOnItsWay:
    """A file of a submission as its sender sees it."""

    file_id: UUID
    name: str
    size: int
    status: SentFileStatus
    refused_because: str
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """A submission that is still open, with its files."""

    submission_id: UUID
    case_id: UUID
    section: Section
    defendants: tuple[str, ...]
    exhibit_reference: str
    replaces: str
    redacts: str
    stands_after: str
    files: tuple[FileOnItsWay, ...]


@dataclass(frozen=True, slots=True)
class ArchiveContents:
    """The files inside an archive or attached to an e-mail, by name and size."""

    case_id: UUID
    name: str
    entries: tuple[tuple[str, int], ...]


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


@dataclass(frozen=True, slots=True)
class SectionAnswer:
    """What somebody may do with the documents of one section of one case."""

    section: Section
    acts: frozenset[DocumentAct]


@dataclass(frozen=True, slots=True)
class DatedRight:
    """An entry of the matrix of sections that does not stand open at both ends."""

    section: str
    role: str
    act: str
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class PageHit:
    """A page on which everything stands that was asked for, with the words around it.

    `place` is that of the file attached to an e-mail on whose page it is.
    """

    material_id: UUID
    name: str
    section: Section
    defendant: str
    version: int | None
    page: int
    pieces: tuple[Piece, ...]
    read_by_machine: bool = False
    place: int | None = None


@dataclass(frozen=True, slots=True)
class FoundPages:
    """One page of results. `total` is counted up to a limit; `not_searched` documents are not ready (yet)."""

    hits: tuple[PageHit, ...]
    total: int
    picture_pages: int
    not_searched: int


@dataclass(frozen=True, slots=True)
class OpenedRecording:
    """A sound recording or a video that is about to be played; `is_played` by browsers, `is_copy` where it is
    the copy made for them; `preparation` says why not, or how far that copy is."""

    material_id: UUID
    case_id: UUID
    name: str
    section: Section
    is_video: bool
    is_played: bool
    is_copy: bool
    has_poster: bool
    size: int
    milliseconds: int
    may_download: bool
    preparation: str
