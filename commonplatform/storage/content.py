"""What a file really is: decided by its content, never by its name."""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

import pikepdf
from django.utils.translation import gettext_lazy as _

PDF = "application/pdf"
MOST_PAGES = 10_000
_HEADER_WITHIN = 1024


@dataclass
class FileRefused(Exception):
    """The file cannot be accepted; `why` is a sentence for the person who sent it."""

    why: object


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file whose content is what it has to be."""

    content: bytes
    content_type: str
    size: int
    pages: int
    sha256: str


def check_pdf(content: bytes, *, largest: int) -> CheckedFile:
    """A readable, unencrypted PDF within the limits. Raises `FileRefused` with the reason."""
    if not content:
        raise FileRefused(_("The selected file is empty"))
    if len(content) > largest:
        raise FileRefused(_("The selected file must be smaller than %(size)d MB") % {"size": largest // 1024 // 1024})
    if b"%PDF-" not in content[:_HEADER_WITHIN]:
        raise FileRefused(_("The selected file must be a PDF"))
    try:
        with pikepdf.open(BytesIO(content)) as document:
            pages = len(document.pages)
    except pikepdf.PasswordError:
        raise FileRefused(_("The selected file is password protected")) from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise FileRefused(_("The selected file is damaged and cannot be opened")) from None
    if pages == 0:
        raise FileRefused(_("The selected file has no pages"))
    if pages > MOST_PAGES:
        raise FileRefused(_("The selected file has more than %(pages)d pages") % {"pages": MOST_PAGES})
    return CheckedFile(
        content=content, content_type=PDF, size=len(content), pages=pages, sha256=sha256(content).hexdigest()
    )
