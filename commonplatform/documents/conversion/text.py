"""The text of a PDF, page by page."""

import json
from dataclasses import dataclass

from commonplatform.documents.confinement import MEGABYTE, Limits, run_program
from commonplatform.documents.conversion.results import content_of
from commonplatform.documents.exceptions import ConversionFailed, FailureReason
from commonplatform.documents.working_folders import working_folder

LIMITS = Limits(memory=1024 * MEGABYTE, seconds=60, largest_file=64 * MEGABYTE)
_ENCRYPTED = "exit 3"


@dataclass(frozen=True, slots=True)
class PageText:
    """One page. `is_picture`: it shows a picture and holds no text, so that no search can find it."""

    number: int
    text: str
    is_picture: bool


def text_of_pdf(content: bytes) -> tuple[PageText, ...]:
    """Every page in order, also those without text. Raises `ConversionFailed`."""
    with working_folder() as folder:
        (folder / "document.pdf").write_bytes(content)
        try:
            run_program("page_text.py", "document.pdf", "pages.jsonl", folder=folder, limits=LIMITS)
        except ConversionFailed as failure:
            if failure.detail == _ENCRYPTED:
                raise ConversionFailed(FailureReason.ENCRYPTED) from failure
            raise
        lines = content_of(folder / "pages.jsonl").decode().splitlines()
    pages = (json.loads(line) for line in lines)
    return tuple(
        PageText(number=number, text=page["text"], is_picture=page["picture"])
        for number, page in enumerate(pages, start=1)
    )
