"""Documents on their way in."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from disclosure.misfiling import Doubt
from disclosure.sections import Section
from disclosure.states import SentFileStatus


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
