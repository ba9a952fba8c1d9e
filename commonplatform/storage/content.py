"""What a file really is: decided by its content, never by its name."""

import re
from dataclasses import dataclass
from hashlib import sha256
from tempfile import TemporaryFile

from django.utils.translation import gettext_lazy as _

from commonplatform.storage.confined.faults import Fault
from commonplatform.storage.file_faults import FileRefused as FileRefused
from commonplatform.storage.file_faults import refusal
from commonplatform.storage.file_faults import too_large as too_large
from commonplatform.storage.inspection import inspect_file

PDF = "application/pdf"
_ALLOWED_BEFORE_HEADER = b"\xef\xbb\xbf \t\r\n"
_HEADER_WITHIN = 1024
_LONGEST_NAME = 255
# Control characters, path and shell signs, and marks that change the reading direction.
_NOT_IN_A_NAME = re.compile(
    '[\x00-\x1f\x7f-\x9f"\\\\/:*?<>|\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]'
)


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file whose content is what it has to be."""

    content: bytes
    content_type: str
    size: int
    pages: int
    sha256: str
    page_digests: tuple[str, ...] = ()


def check_pdf(content: bytes, *, largest: int) -> CheckedFile:
    """A whole, readable, unencrypted PDF within the limits. Raises `FileRefused` with the reason.

    Nothing is repaired: what is served has to open in the same way for everybody.
    """
    if not content:
        raise refusal(Fault.EMPTY)
    if len(content) > largest:
        raise too_large(largest)
    if not content[:_HEADER_WITHIN].lstrip(_ALLOWED_BEFORE_HEADER).startswith(b"%PDF-"):
        raise FileRefused(_("The selected file must be a PDF"), Fault.NOT_TAKEN.value)
    with TemporaryFile() as file:
        file.write(content)
        inspected = inspect_file(file, name="", largest=largest)
    return CheckedFile(
        content=content,
        content_type=PDF,
        size=inspected.size,
        pages=inspected.pages,
        sha256=inspected.sha256,
        page_digests=inspected.page_digests,
    )


def digest_of(content: bytes) -> str:
    """SHA-256 as it is recorded."""
    return sha256(content).hexdigest()


def safe_file_name(name: str, *, otherwise: str = "file") -> str:
    """The last part of a file name as sent, without anything that could deceive a reader or a disk."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = _NOT_IN_A_NAME.sub("", last).strip(" .")
    if len(kept) <= _LONGEST_NAME:
        return kept or otherwise
    stem, dot, ending = kept.rpartition(".")
    ending = f"{dot}{ending}"[-20:]
    return f"{(stem or kept)[: _LONGEST_NAME - len(ending)]}{ending}"
