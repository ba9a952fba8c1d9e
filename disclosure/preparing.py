"""Which converter makes the reading copy of which kind of document."""

from dataclasses import dataclass
from pathlib import Path

from commonplatform.documents.conversion import (
    PageText,
    examine_recording,
    mail_to_pdf,
    mails,
    office,
    office_to_pdf,
    pictures,
    pictures_to_pdf,
    recordings,
    text_of_pdf,
)
from disclosure.states import MaterialKind

PDF, JPEG = "application/pdf", "image/jpeg"


@dataclass(frozen=True, slots=True)
class Copy:
    """A file made from a document."""

    content: bytes
    content_type: str
    made_by: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that reading, searching and playing a document needs. `copy` is what is shown, where the
    document itself is not."""

    copy: Copy | None = None
    poster: Copy | None = None
    text: tuple[PageText, ...] = ()
    milliseconds: int = 0
    played_as: str = ""
    attachments: int = 0


def copy_of(kind: str, content_type: str, content: bytes) -> Copy:
    """A PDF of a document that is none. Raises `ConversionFailed` or `ConverterMissing`."""
    if kind == MaterialKind.IMAGE:
        return Copy(pictures_to_pdf(content), PDF, pictures.MADE_BY)
    if kind == MaterialKind.EMAIL:
        return Copy(mail_to_pdf(content, content_type=content_type).content, PDF, mails.MADE_BY)
    return Copy(office_to_pdf(content, content_type=content_type), PDF, office.MADE_BY)


def mail(content_type: str, content: bytes) -> Prepared:
    """The PDF of an e-mail with its text, and how many files are attached to it. Raises as `copy_of`."""
    made = mail_to_pdf(content, content_type=content_type)
    copy = Copy(made.content, PDF, mails.MADE_BY)
    return Prepared(copy=copy, text=text_of(copy.content), attachments=made.attachments)


def text_of(content: bytes) -> tuple[PageText, ...]:
    """The text of a PDF. Raises `ConversionFailed`."""
    return text_of_pdf(content)


def recording(folder: Path) -> Prepared:
    """How long the recording in a folder is, how browsers play it, and a film's poster. Raises as `copy_of`."""
    found = examine_recording(folder)
    poster = Copy(found.poster, JPEG, recordings.MADE_BY) if found.poster else None
    return Prepared(poster=poster, milliseconds=found.milliseconds, played_as=found.played_as)
