"""What a converter has left in its folder."""

from pathlib import Path

from commonplatform.documents.exceptions import ConversionFailed, FailureReason


def pdf_in(path: Path) -> bytes:
    """The PDF that was to be made. Raises `ConversionFailed` where there is none."""
    content = content_of(path)
    if not content.startswith(b"%PDF-"):
        raise ConversionFailed(FailureReason.UNREADABLE, "no PDF was made")
    return content


def content_of(path: Path) -> bytes:
    """A plain file of the folder: a link out of it is none."""
    if path.is_symlink() or not path.is_file():
        raise ConversionFailed(FailureReason.UNREADABLE, "nothing was made")
    return path.read_bytes()
