"""What a file really is: decided by its content, never by its name."""

import re
from hashlib import sha256

from commonplatform.storage.file_faults import too_large as too_large

PDF = "application/pdf"
_LONGEST_NAME = 255
# Control characters, path and shell signs, and marks that change the reading direction.
_NOT_IN_A_NAME = re.compile(
    '[\x00-\x1f\x7f-\x9f"\\\\/:*?<>|\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]'
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
