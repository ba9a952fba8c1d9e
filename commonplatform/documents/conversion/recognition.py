"""The text of pages that are pictures, read by a machine (Tesseract), in English and Welsh."""

import shutil
import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from commonplatform.documents.confinement import MEGABYTE, Limits, run_confined, run_program
from commonplatform.documents.conversion.results import content_of
from commonplatform.documents.exceptions import ConversionFailed, ConverterMissing
from commonplatform.documents.working_folders import working_folder

PROGRAM = "tesseract"
MADE_BY = "Tesseract"
# Of one page; how many of a document, and for how long, is the caller's.
LIMITS = Limits(memory=1024 * MEGABYTE, seconds=20, largest_file=64 * MEGABYTE)
LANGUAGES = ("eng", "cym")
LEAST_SURE = 50.0
LONGEST_PAGE = 60_000
_TRAINED = Path("/usr/share")
_WORD = "5"


def can_recognise() -> bool:
    """Is there a program that reads pictures, for one of the languages at least?"""
    return shutil.which(PROGRAM) is not None and bool(languages())


@cache
def languages() -> tuple[str, ...]:
    """Those that this machine has learnt, in the order in which they are tried."""
    learnt = {path.stem for path in _TRAINED.glob("tess*/**/*.traineddata")}
    return tuple(language for language in LANGUAGES if language in learnt)


def recognised_pages(content: bytes, pages: Iterable[int], *, seconds: float) -> Iterator[tuple[int, str]]:
    """Page by page what is read on it; nothing for one that shows no words or cannot be drawn.

    No page is begun when the `seconds` are over. Raises `ConverterMissing`.
    """
    if not can_recognise():
        raise ConverterMissing(PROGRAM)
    until = time.monotonic() + seconds
    for number in pages:
        if time.monotonic() > until:
            return
        yield number, _recognised(content, number)


def _recognised(content: bytes, number: int) -> str:
    """Each page has a folder of its own: what one leaves behind does not reach the next."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise ConverterMissing(PROGRAM)
    with working_folder() as folder:
        (folder / "document.pdf").write_bytes(content)
        try:
            run_program("page_picture.py", "document.pdf", str(number), "page.png", folder=folder, limits=LIMITS)
            # Layout and which way up the page is are found out as well (mode 1).
            command = [program, "page.png", "words", "-l", "+".join(languages()), "--psm", "1", "tsv"]
            run_confined(command, folder=folder, limits=LIMITS)
            return words_of_table(content_of(folder / "words.tsv").decode("utf-8", "replace"))
        except ConversionFailed:
            return ""


def words_of_table(table: str) -> str:
    """The words of Tesseract's table that it is sure enough of, a line for each line of the page."""
    lines: dict[tuple[str, ...], list[str]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == _WORD and _is_a_word(cells[10], cells[11]):
            lines.setdefault(tuple(cells[1:5]), []).append(cells[11].strip())
    return "\n".join(" ".join(words) for words in lines.values())[:LONGEST_PAGE]


def _is_a_word(sure: str, text: str) -> bool:
    return float(sure) >= LEAST_SURE and any(sign.isalnum() for sign in text)
