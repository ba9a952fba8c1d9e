"""Files are what their content says, not what their name says (QUALITY R-07, S-11)."""

import resource
from functools import partial
from hashlib import sha256
from tempfile import TemporaryFile

import pikepdf
import pytest

from commonplatform.storage.confined.program import MEMORY_BYTES, PROCESSOR_SECONDS
from commonplatform.storage.content import safe_file_name
from commonplatform.storage.file_faults import FileRefused
from commonplatform.storage.inspection import InspectedFile, inspect_file
from tests.support.memory import with_peak_of_children
from tests.unit.storage.pdfs import archive, page_tree_bomb, pdf, stream_bomb

LARGEST = 5 * 1024 * 1024
NOT_TAKEN = "The selected file must be a PDF, Word, Excel, text, picture, e-mail, sound, video or ZIP file"
MISLABELLED = "The selected file is not what the end of its name says it is"
INCOMPLETE = "The selected file is incomplete or has something else added to it"
DAMAGED = "The selected file is damaged and cannot be opened"
PROTECTED = "The selected file is password protected"


def inspected(content: bytes, largest: int = LARGEST) -> InspectedFile:
    with TemporaryFile() as file:
        file.write(content)
        return inspect_file(file, name="details.pdf", largest=largest)


def refusal(content: bytes, largest: int = LARGEST) -> str:
    with pytest.raises(FileRefused) as refused:
        inspected(content, largest)
    return str(refused.value.why)


def test_a_whole_pdf_is_accepted_with_its_pages_and_digest() -> None:
    content = pdf(3)
    checked = inspected(content)
    assert (checked.pages, checked.size, checked.file_type.content_type) == (3, len(content), "application/pdf")
    assert checked.sha256 == sha256(content).hexdigest()


def test_a_pdf_after_a_byte_order_mark_and_before_padding_is_accepted() -> None:
    assert inspected(b"\xef\xbb\xbf\r\n" + pdf() + b"\n\0\0").pages == 1


@pytest.mark.parametrize(
    ("what", "content", "why"),
    [
        ("nothing", b"", "The selected file is empty"),
        ("a picture named .pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 500, DAMAGED),
        ("an archive named .pdf", archive(), "The selected file contains a program"),
        ("a script", b"<script>alert(1)</script>", NOT_TAKEN),
        ("a program with a PDF after it", b"MZ" + b"\0" * 300 + pdf(), NOT_TAKEN),
        ("a header far into the file", b"\n" * 2000 + pdf(), MISLABELLED),
        ("a PDF with an archive after it", pdf() + archive(), INCOMPLETE),
        ("a PDF with much else after it", pdf() + b"x" * 5000, INCOMPLETE),
        ("half a PDF", pdf(20)[: len(pdf(20)) // 2], INCOMPLETE),
        ("only a header and an end", b"%PDF-1.7\n%%EOF", DAMAGED),
        ("a PDF whose index leads nowhere", pdf().replace(b"startxref\n", b"startxref\n9"), DAMAGED),
        ("a page tree that multiplies", page_tree_bomb(), DAMAGED),
        ("a PDF for which one needs a password", pdf(encryption=pikepdf.Encryption(owner="a", user="b")), PROTECTED),
        ("a PDF that may only be read", pdf(encryption=pikepdf.Encryption(owner="a", user="")), PROTECTED),
        ("a PDF without pages", pdf(0), "The selected file has no pages"),
    ],
)
def test_anything_else_is_refused_with_the_reason(what: str, content: bytes, why: str) -> None:
    assert refusal(content) == why, what


def test_a_file_above_the_limit_is_refused_with_the_limit() -> None:
    assert "must be smaller than" in refusal(pdf(), largest=len(pdf()) - 1)


def test_too_many_pages_are_refused() -> None:
    assert refusal(pdf(10_001)) == "The selected file has more than 10000 pages"


def test_a_stream_of_gigabytes_is_refused_in_little_memory_and_time() -> None:
    bomb, before = stream_bomb(), resource.getrusage(resource.RUSAGE_CHILDREN)
    answer, peak = with_peak_of_children(partial(refusal, bomb, largest=len(bomb)))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert answer == DAMAGED
    assert peak < MEMORY_BYTES
    assert after.ru_utime - before.ru_utime < PROCESSOR_SECONDS


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("initial details.pdf", "initial details.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\details.pdf", "details.pdf"),
        ("evil\u202efdp.exe", "evilfdp.exe"),
        ('a"b\r\nSet-Cookie: x.pdf', "abSet-Cookie x.pdf"),
        ("..", "file"),
        ("", "file"),
        ("Llŷr – tystiolaeth.pdf", "Llŷr – tystiolaeth.pdf"),
    ],
)
def test_a_file_name_keeps_nothing_that_deceives(sent: str, kept: str) -> None:
    assert safe_file_name(sent) == kept


def test_a_long_file_name_keeps_its_ending() -> None:
    kept = safe_file_name("x" * 400 + ".pdf")
    assert len(kept) == 255
    assert kept.endswith("x.pdf")
