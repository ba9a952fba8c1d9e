"""Reading copies by the real programs, from small files made here."""

import io
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from commonplatform.documents.confinement import Limits
from commonplatform.documents.conversion import (
    RECORDING,
    Recording,
    examine_recording,
    mail_to_pdf,
    office,
    office_to_pdf,
    pictures_to_pdf,
    text_of_pdf,
)
from commonplatform.documents.exceptions import ConversionFailed, ConverterMissing, FailureReason
from commonplatform.documents.working_folders import working_folder
from tests.unit.documents import samples
from tests.unit.storage.pdfs import page_tree_bomb, pdf, stream_bomb


def words(content: bytes) -> str:
    return " ".join(" ".join(page.text for page in text_of_pdf(content)).split())


@pytest.mark.parametrize(
    ("content_type", "content"),
    [
        (samples.DOCX, samples.docx("Theft of a knife, JB/1")),
        (samples.XLSX, samples.xlsx("Theft", "JB/1")),
        ("application/rtf", rb"{\rtf1\ansi Theft of \b a knife,\b0  JB/1\par}"),
        ("text/plain", b"Theft of a knife, JB/1"),
        ("text/html", b"<html><body><p>Theft of <i>a knife,</i> JB/1</p></body></html>"),
        ("text/csv", b"Theft of a knife,JB/1\n"),
    ],
)
def test_office_documents_and_text_become_a_pdf_with_their_words(content_type: str, content: bytes) -> None:
    found = words(office_to_pdf(content, content_type=content_type))
    assert "Theft" in found
    assert "JB/1" in found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_keeps_its_letters_in_every_usual_alphabet(encoding: str) -> None:
    text = "Mae’r tystion yn dweud £5" + (" a thŷ" if encoding.startswith("utf") else "")
    assert words(office_to_pdf(text.encode(encoding), content_type="text/plain")) == text


def test_without_libreoffice_it_says_that_the_converter_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(ConverterMissing):
        office_to_pdf(samples.docx("x"), content_type=samples.DOCX)


def test_a_document_shows_nothing_of_this_machine_that_it_names(tmp_path: Path) -> None:
    """A picture or a text that a document only points to is not drawn in."""
    secret = tmp_path / "secret.txt"
    secret.write_text("What another case holds")
    pointing = (
        f'<html><body><p>Before</p><iframe src="file://{secret}"></iframe><embed src="file://{secret}"></body></html>'
    )
    assert "another case" not in words(office_to_pdf(pointing.encode(), content_type="text/html"))
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDETEXT "'
        f'{secret}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>old</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert "another case" not in words(office_to_pdf(samples.docx("Before", body=field), content_type=samples.DOCX))


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 not a document",
        samples.zipped({"[Content_Types].xml": "<x>" * 100_000}),
        samples.docx(body="<w:tbl><w:tr><w:tc>" * 4000 + "</w:tc></w:tr></w:tbl>" * 4000),
        samples.zipped({"word/document.xml": "A" * 300_000_000}),
    ],
    ids=["not a document", "broken markup", "tables in tables", "unpacks to 300 MB"],
)
def test_a_hostile_document_costs_bounded_time(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "LIMITS", Limits(memory=2048 * 2**20, seconds=10))
    began = time.monotonic()
    try:
        made = office_to_pdf(content, content_type=samples.DOCX)
    except ConversionFailed:
        pass
    else:
        assert made.startswith(b"%PDF-")
    assert time.monotonic() - began < 30


def corner(made: bytes, page: int = 0) -> str:
    """Where the dark corner of the sample is when the page is looked at."""
    import pypdfium2

    seen = pypdfium2.PdfDocument(made)[page].render(scale=0.5).to_pil().convert("L")
    box = Image.eval(seen, lambda light: 255 if light < 100 else 0).getbbox()
    assert box is not None
    across, down = (box[0] + box[2]) / 2 / seen.width, (box[1] + box[3]) / 2 / seen.height
    return ("top" if down < 0.5 else "bottom") + (" left" if across < 0.5 else " right")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize(
    ("turned", "expected"),
    [
        (1, "top left"),
        (2, "top right"),
        (3, "bottom right"),
        (4, "bottom left"),
        (5, "top left"),
        (6, "top right"),
        (7, "bottom right"),
        (8, "bottom left"),
    ],
)
def test_a_picture_is_turned_as_the_camera_says(form: str, turned: int, expected: str) -> None:
    assert corner(pictures_to_pdf(samples.picture(form, turned=turned))) == expected


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("PNG", "P"),
        ("PNG", "1"),
        ("PNG", "LA"),
        ("PNG", "RGBA"),
        ("PNG", "I;16"),
        ("TIFF", "1"),
        ("TIFF", "CMYK"),
    ],
)
def test_every_kind_of_colour_is_drawn(form: str, mode: str) -> None:
    if mode == "I;16":
        out = io.BytesIO()
        wide = Image.open(io.BytesIO(samples.picture("PNG", "L"))).convert("I").point(lambda light: light * 257)
        wide.convert("I;16").save(out, "PNG")
        content = out.getvalue()
    else:
        content = samples.picture(form, mode)
    assert corner(pictures_to_pdf(content)) == "top left"


def test_every_page_of_a_fax_is_there_on_a4_and_a_jpeg_goes_in_without_loss() -> None:
    fax = pikepdf.open(io.BytesIO(pictures_to_pdf(samples.picture("TIFF", "1", pages=3))))
    assert len(fax.pages) == 3
    assert {round(float(side)) for side in fax.pages[0].mediabox} == {0, 595, 842}
    photograph = samples.picture("JPEG")
    held = pikepdf.open(io.BytesIO(pictures_to_pdf(photograph)))
    assert bytes(next(iter(held.pages[0].get_images().values())).read_raw_bytes()) == photograph


def test_a_picture_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    began = time.monotonic()
    with pytest.raises(ConversionFailed):
        pictures_to_pdf(out.getvalue())
    assert time.monotonic() - began < 5


def test_an_email_shows_who_wrote_what_to_whom_and_lists_what_was_attached() -> None:
    made = mail_to_pdf(
        samples.eml(
            subject="Tŷ’r llys",
            html="<p>See <b>JB/1</b></p><script>no()</script><style>x</style>",
            attached="statement.pdf",
        ),
        content_type="message/rfc822",
    )
    said = words(made.content)
    for expected in (
        "Tŷ’r llys",
        "O'Neil <oneil@police.example>",
        "crown@cps.example",
        "02 Nov 2026",
        "See JB/1",
        "statement.pdf",
    ):
        assert expected in said
    assert "no()" not in said


def test_outlooks_message_is_read_too() -> None:
    content = samples.msg(subject="Interview", body="I was not there", sender="J Bevan", attached="plan.docx")
    said = words(mail_to_pdf(content, content_type="application/vnd.ms-outlook").content)
    for expected in ("Interview", "I was not there", "J Bevan", "plan.docx", "2025"):
        assert expected in said


def test_markup_in_an_email_is_words_and_not_markup() -> None:
    made = mail_to_pdf(
        samples.eml(subject="<img src=file:///etc/passwd>", body="<h1>x</h1> {{ 7*7 }}"), content_type="message/rfc822"
    )
    said = words(made.content)
    assert "<img src=file:///etc/passwd>" in said
    assert "<h1>x</h1> {{ 7*7 }}" in said


@pytest.mark.parametrize(
    "content",
    [
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n"
        + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 5000,
        b"Subject: " + b"=?utf-8?q?" * 50_000 + b"\r\n\r\n",
        b"From: x\r\n\r\n" + b"word " * 4_000_000,
        b"\xff\xfe\x00" * 1000,
    ],
    ids=["parts in parts", "encoded words in a row", "20 MB of words", "no e-mail"],
)
def test_a_hostile_email_costs_bounded_time(content: bytes) -> None:
    began = time.monotonic()
    with suppress(ConversionFailed):
        assert mail_to_pdf(content, content_type="message/rfc822").pages < 200
    assert time.monotonic() - began < 60


def test_text_comes_page_by_page_and_a_page_that_is_only_a_picture_says_so() -> None:
    two = office_to_pdf(b"First page\x0cSecond page", content_type="text/plain")
    assert [page.text.split()[0] for page in text_of_pdf(two) if page.text] == ["First", "Second"] or len(
        text_of_pdf(two)
    ) == 1
    scan = text_of_pdf(pictures_to_pdf(samples.picture("TIFF", "1", pages=2)))
    assert [(page.number, page.text, page.is_picture) for page in scan] == [(1, "", True), (2, "", True)]
    empty = text_of_pdf(pdf(1))
    assert [(page.text, page.is_picture) for page in empty] == [("", False)]


def test_a_pdf_that_is_none_or_wants_a_password_says_which() -> None:
    with pytest.raises(ConversionFailed) as failed:
        text_of_pdf(b"%PDF-1.7 nothing")
    assert failed.value.reason == FailureReason.UNREADABLE
    with pytest.raises(ConversionFailed) as failed:
        text_of_pdf(pdf(1, encryption=pikepdf.Encryption(owner="o", user="u")))
    assert failed.value.reason == FailureReason.ENCRYPTED


@pytest.mark.parametrize("bomb", [page_tree_bomb, stream_bomb])
def test_a_pdf_bomb_costs_bounded_time(bomb: Callable[[], bytes]) -> None:
    began = time.monotonic()
    with suppress(ConversionFailed):
        text_of_pdf(bomb())
    assert time.monotonic() - began < 130


def examined(content: bytes) -> Recording:
    with working_folder() as folder:
        (folder / RECORDING).write_bytes(content)
        return examine_recording(folder)


def test_a_film_has_a_length_and_a_poster_and_sound_a_length_only(tmp_path: Path) -> None:
    shown = samples.film(tmp_path, seconds=3)
    found = examined(shown)
    assert abs(found.milliseconds - 3000) < 150
    assert Image.open(io.BytesIO(found.poster)).size == (320, 240)
    heard = samples.sound(tmp_path)
    found = examined(heard)
    assert (abs(found.milliseconds - 2000) < 150, found.poster) == (True, b"")


def test_a_playlist_that_names_other_files_is_no_recording(tmp_path: Path) -> None:
    secret = tmp_path / "secret.ts"
    secret.write_bytes(samples.film(tmp_path, ending="ts"))
    for content in (
        f"#EXTM3U\n#EXTINF:1,\nfile://{secret}\n".encode(),
        f"ffconcat version 1.0\nfile {secret}\n".encode(),
        b"words and no recording",
    ):
        with pytest.raises(ConversionFailed):
            examined(content)
