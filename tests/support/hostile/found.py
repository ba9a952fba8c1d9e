"""What `make mutated` has found, made by hand: each once ended the confined program without a reason."""

from collections.abc import Iterator

from commonplatform.storage.confined.faults import Fault
from tests.support.hostile.documents import active_pdfs
from tests.support.hostile.proper import mkv, zipped
from tests.unit.storage.pdfs import pdf


def broken_files() -> Iterator[tuple[str, bytes, Fault]]:
    """Files that are refused, with the reason."""
    yield "nameless.zip", zipped({"a": b"x"}).replace(b"a", b"\0"), Fault.ENTRY_NAMES
    longest = b"\x01" + b"\xff" * 6 + b"\xfe"
    yield "endless header.mkv", mkv()[:4] + longest + b"\x42\x82\x88matroska" + b"\0" * 50, Fault.DAMAGED
    scripted = dict(active_pdfs())["script on opening.pdf"]
    yield "two objects of one number.pdf", scripted.replace(b"5 0 obj", b"1 0 obj"), Fault.DAMAGED


def half_readable_pdfs() -> Iterator[tuple[str, bytes]]:
    """Taken in by the one program that reads PDFs; the other, which reads their words, cannot open them or a page."""
    yield "no page.pdf", pdf(2).replace(b"4 0 obj", b"4 0 0bj")
    scripted = dict(active_pdfs())["escaped JavaScrip74.pdf"]
    yield (
        "no catalogue.pdf",
        scripted.replace(b"/OpenAction", b"/O\0\0\0\0ction").replace(b"/Resources", b"/\x1fesources"),
    )


def pdfs_without_a_clean_copy() -> Iterator[tuple[str, bytes]]:
    """They open, and cannot be written without their scripts."""
    scripted = dict(active_pdfs())["script on opening.pdf"]
    yield "numbers as notes.pdf", scripted.replace(b"/Contents 5 0 R", b"/Annots [ 1 2 ]")
