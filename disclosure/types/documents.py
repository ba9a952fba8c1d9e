"""Documents as lists and their own pages show them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cases.retention.states import KeptUnder
from disclosure.misfiling import Doubt
from disclosure.sections import Section
from disclosure.states import MaterialStatus
from disclosure.types.readers import ReaderLine


@dataclass(frozen=True, slots=True)
class Disposed:
    """When a document was disposed of, and under which policy of its case."""

    at: datetime
    under: KeptUnder


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document as a list shows it; what it was refused, withdrawn or disposed of for says why nobody can open it.

    `defendant` is empty where it belongs to the whole case. `read_at`: when this reader last opened it. `entries`: how
    many files are inside or attached, where the reader may see which. `doubts`: what spoke against filing it, for its
    senders and the court.
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
    doubts: tuple[Doubt, ...] = ()
    statement: str = ""
    disposed: Disposed | None = None


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A section with its documents in order, and the defendants for whom nothing stands published."""

    section: Section
    lines: tuple[DocumentLine, ...]
    not_served: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttachedLine:
    """A file attached to an e-mail as a list shows it. `not_taken` says why it can neither be opened nor downloaded."""

    place: int
    name: str
    size: int
    is_shown: bool
    not_taken: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """The document in force in the place of one that was replaced; an id where its reader may open it."""

    material_id: UUID | None = None
    name: str = ""
    version: int | None = None
    is_recording: bool = False


@dataclass(frozen=True, slots=True)
class ViewedDocument:
    """One document on a page of its own; `is_shown` says whether there is anything that a browser can show.

    `may_be_followed`: may this reader file another document behind it? `may_be_changed`: say what it is called and
    where it belongs? `may_be_noted_on`: write notes on it? `is_played`: a recording, which has a page of its own.
    `replacement`: it is not in force any more.
    """

    line: DocumentLine
    case_id: UUID
    section: Section
    is_shown: bool
    is_copy: bool
    may_be_followed: bool = False
    may_be_changed: bool = False
    may_be_noted_on: bool = False
    attached: tuple[AttachedLine, ...] = ()
    is_played: bool = False
    replacement: Replacement | None = None


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A reading that has been recorded, and the link it gives: good once, for a minute at most."""

    link: str
    material_id: UUID


@dataclass(frozen=True, slots=True)
class OpenedRecording:
    """A sound recording or a video that is about to be played: `document.is_shown` by browsers, `document.is_copy`
    where it is the copy made for them."""

    document: ViewedDocument
    is_video: bool
    has_poster: bool
    milliseconds: int


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
class ArchiveContents:
    """The files inside an archive or attached to an e-mail, by name and size."""

    case_id: UUID
    name: str
    entries: tuple[tuple[str, int], ...]
