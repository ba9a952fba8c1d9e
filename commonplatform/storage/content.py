"""What a file really is: decided by its content, never by its name."""

import re
import struct
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from commonplatform.storage.pdf_inspection import inspect_pdf

PDF = "application/pdf"
MOST_PAGES = 10_000
_ALLOWED_BEFORE_HEADER = b"\xef\xbb\xbf \t\r\n"
_END_MARK_WITHIN = 1024
_ZIP_END = b"PK\x05\x06"
_ZIP_END_SIZE = 22
_LONGEST_ZIP_COMMENT = 65_535
_LONGEST_NAME = 255
# Control characters, path and shell signs, and marks that change the reading direction.
_NOT_IN_A_NAME = re.compile(
    '[\x00-\x1f\x7f-\x9f"\\\\/:*?<>|\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]'
)


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
    page_digests: tuple[str, ...] = ()


def check_pdf(content: bytes, *, largest: int) -> CheckedFile:
    """A whole, readable, unencrypted PDF within the limits. Raises `FileRefused` with the reason.

    Nothing is repaired: what is served has to open in the same way for everybody.
    """
    if not content:
        raise FileRefused(_("The selected file is empty"))
    if len(content) > largest:
        raise too_large(largest)
    if not content[:_END_MARK_WITHIN].lstrip(_ALLOWED_BEFORE_HEADER).startswith(b"%PDF-"):
        raise FileRefused(_("The selected file must be a PDF"))
    if b"%%EOF" not in content.rstrip(b"\0 \t\r\n")[-_END_MARK_WITHIN:] or _ends_as_zip(content):
        raise FileRefused(_("The selected file is incomplete or has something else added to it"))
    found = inspect_pdf(content)
    if not found.readable:
        raise FileRefused(_("The selected file is damaged and cannot be opened"))
    if found.encrypted:
        raise FileRefused(_("The selected file is password protected"))
    if found.pages == 0:
        raise FileRefused(_("The selected file has no pages"))
    if found.pages > MOST_PAGES:
        raise FileRefused(_("The selected file has more than %(pages)d pages") % {"pages": MOST_PAGES})
    return CheckedFile(
        content=content,
        content_type=PDF,
        size=len(content),
        pages=found.pages,
        sha256=digest_of(content),
        page_digests=found.page_digests,
    )


def too_large(largest: int) -> FileRefused:
    """The refusal of a file above the limit."""
    size = largest // 1024 // 1024
    return FileRefused(_("The selected file must be smaller than %(size)d MB") % {"size": size})


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


def _ends_as_zip(content: bytes) -> bool:
    """Would a program that opens archives find one at the end of this file?"""
    tail = content[-(_ZIP_END_SIZE + _LONGEST_ZIP_COMMENT) :]
    at = tail.rfind(_ZIP_END)
    if at < 0 or len(tail) - at < _ZIP_END_SIZE:
        return False
    (comment,) = struct.unpack_from("<H", tail, at + _ZIP_END_SIZE - 2)
    return bool(len(tail) - at - _ZIP_END_SIZE == comment)
