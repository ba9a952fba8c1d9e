"""Text in pictures is read by the real Tesseract, from pages drawn here."""

import io
import time

import pytest
from PIL import Image

from commonplatform.documents.conversion import pictures_to_pdf, recognised_pages, recognition
from commonplatform.documents.exceptions import ConverterMissing
from tests.unit.documents import samples
from tests.unit.storage.pdfs import page_tree_bomb


def read(content: bytes, *pages: int, seconds: float = 60) -> dict[int, str]:
    return dict(recognised_pages(content, pages or (1,), seconds=seconds))


def test_a_scan_is_read_in_english_and_welsh() -> None:
    scan = samples.scan("Statement of PC Jones about exhibit JB/1", "Roeddwn ar ddyletswydd yn Heol y Bont")
    (text,) = read(pictures_to_pdf(scan)).values()
    assert "Statement of PC Jones about exhibit JB/1" in text
    assert "ddyletswydd yn Heol y Bont" in text


def test_a_page_that_lies_on_its_side_too() -> None:
    scan = samples.scan(*["The defendant ran along the street towards the bridge."] * 20, turned=90)
    assert "The defendant ran along the street" in read(pictures_to_pdf(scan))[1]


def test_a_photograph_without_words_gives_none() -> None:
    noise = Image.effect_noise((600, 400), 90)
    out = io.BytesIO()
    noise.save(out, "PNG")
    assert read(pictures_to_pdf(out.getvalue())) == {1: ""}


def test_words_that_the_machine_is_not_sure_of_are_left_out() -> None:
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    rows = (("1", "96.7", "WITNESS"), ("1", "31.0", "5TATEM"), ("1", "95.1", "|"), ("2", "88.0", "Ada"))
    table = "\n".join([head, *(f"5\t1\t1\t1\t{line}\t1\t0\t0\t9\t9\t{sure}\t{text}" for line, sure, text in rows)])
    assert recognition.words_of_table(table) == "WITNESS\nAda"


def test_when_the_time_is_over_no_further_page_is_begun() -> None:
    content = pictures_to_pdf(samples.picture("TIFF", "1", pages=3))
    assert read(content, 1, 2, 3, seconds=-1) == {}


@pytest.mark.parametrize("content", [page_tree_bomb(), b"no PDF", samples.pdf_with_a_picture_of(30_000)])
def test_a_page_that_cannot_be_drawn_gives_nothing_in_bounded_time(content: bytes) -> None:
    began = time.monotonic()
    assert read(content) == {1: ""}
    assert time.monotonic() - began < 60


def test_a_page_as_large_as_a_wall_is_drawn_smaller() -> None:
    began = time.monotonic()
    read(samples.pdf_with_a_picture_of(200, page=14_400))
    assert time.monotonic() - began < 60


def test_without_tesseract_or_its_languages_the_converter_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:
        without.setattr(recognition, "languages", lambda: ())
        assert not recognition.can_recognise()
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(ConverterMissing):
        read(b"%PDF-")
