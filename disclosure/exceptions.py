"""Refusals in the words of disclosure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from commonplatform.accounts.types import Invisible

if TYPE_CHECKING:
    from datetime import datetime

    from cases.selectors.case_file import CaseFile
    from disclosure.types import Disposed


@dataclass
class MaterialNotFound(Invisible):
    """There is no such document for this actor (answered with 404, whether or not it exists)."""

    rule = "sight of the document"
    material_id: UUID | None = None


@dataclass
class DisposedOf(MaterialNotFound):
    """The document was disposed of (pages answer 410 and say when and why; the door of files as for any other)."""

    file: CaseFile | None = None
    name: str = ""
    disposed: Disposed | None = None
    sha256: str = ""
    uploaded_at: datetime | None = None


@dataclass
class StillHeld(Exception):
    """A file that is on record as held is not removed from the store."""

    key: str


@dataclass
class AnnotationNotFound(Invisible):
    """There is no such note of this actor (answered with 404)."""

    annotation_id: UUID | None = None


@dataclass
class NoSuchPlace(Exception):
    """The document has no such page, or a recording no such moment."""

    written: str


@dataclass
class ChangedMeanwhile(Exception):
    """The note was changed in another window since it was shown; `text` is what stands there now."""

    text: str
    revision: int


@dataclass
class NotYetServed(Exception):
    """No initial details stand published for this defendant (answered with a plain page, status 404)."""

    defendant_name: str
    file: CaseFile


@dataclass
class SubmissionNotFound(Invisible):
    """There is no such submission of this actor that is still open (answered with 404)."""

    submission_id: UUID | None = None


@dataclass
class SubmissionFiled(SubmissionNotFound):
    """It was the actor's and was filed: sent twice, or come back to. Pages lead to the documents of its case."""

    case_id: UUID | None = None


@dataclass
class SubmissionRefused(Exception):
    """What was chosen cannot go together; `why` is a sentence for the person, at the field of this name."""

    field: str
    why: object


@dataclass
class DoubtsRaised(Exception):
    """Files name another case or another defendant than theirs: filed only when the sender says so."""

    submission_id: UUID


@dataclass
class StoredContentChanged(Exception):
    """What the store holds is not what was received: its digest differs."""

    material_id: UUID


@dataclass
class MaterialAlreadyFinal(Exception):
    """The document was refused or withdrawn before: there is nothing left to withdraw."""

    status: str


@dataclass
class BundleNotFound(Invisible):
    """There is no such bundle for this actor's organisation."""

    bundle_id: UUID | None = None


@dataclass
class PartsUnreadable(Exception):
    """Documents that cannot stand in a bundle, by name: no PDF to read, or not to be read by this person (any more)."""

    names: tuple[str, ...]


@dataclass
class TooManyBundles(Exception):
    """The organisation has as many bundles waiting or being made as it may have at a time."""

    limit: int


@dataclass
class ArchiveNotFound(Invisible):
    """There is no such archive for this person."""

    archive_id: UUID | None = None


@dataclass
class ArchiveOnItsWay(Exception):
    """One archive is being made for this person already."""

    archive_id: UUID | None = None


class NothingChosen(Exception):
    """A bundle of no documents was asked for."""


@dataclass
class ReportNotFound(Invisible):
    """No such report, or not made yet."""

    report_id: UUID


@dataclass
class NoReadingCopy(Exception):
    """There is nothing to show of this document in a browser: the original has to be downloaded."""

    material_id: UUID


@dataclass
class RestoringTimeOver(Exception):
    """The document was withdrawn too long ago to be restored, or was never published."""

    material_id: UUID


@dataclass
class TrialNotFound(Invisible):
    """The case has no such trial in front of it (answered with 404)."""

    hearing_id: UUID
