"""The text of a PDF page by page: `page_text.py IN OUT`, run confined.

Writes one JSON object per page and line: `text`, and `picture` where a page shows a picture and has no text. Ends
with status 3 for a PDF that wants a password.
"""

import json
import sys
import unicodedata
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

ENCRYPTED = 3
LONGEST_PAGE = 60_000
MOST_PAGES = 10_000
_BROKEN_WORD = "\ufffe"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_PARTED = str.maketrans(_LIGATURES)


def extract(source: Path, target: Path) -> None:
    """Write a line for every page, in order."""
    document = pypdfium2.PdfDocument(source)
    if len(document) > MOST_PAGES:
        raise ValueError("too many pages")
    with target.open("w", encoding="utf-8") as out:
        for number in range(len(document)):
            out.write(json.dumps(_page(document, number)) + "\n")


def _page(document: pypdfium2.PdfDocument, number: int) -> dict[str, object]:
    """A page that cannot be read has no text; the others are not lost with it."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return {"text": "", "picture": False}
    try:
        text = _clean(page.get_textpage().get_text_bounded()[:LONGEST_PAGE])
        return {"text": text, "picture": not text and _shows_a_picture(page)}
    finally:
        page.close()


def _clean(text: str) -> str:
    """Words broken at the end of a line joined, signs that no text has left out, one blank between words."""
    joined = text.replace(f"{_BROKEN_WORD}\r\n", "").replace(f"{_BROKEN_WORD}\n", "").replace(_BROKEN_WORD, "")
    composed = unicodedata.normalize("NFC", joined.translate(_PARTED).replace("\0", " "))
    lines = (" ".join(line.split()) for line in composed.splitlines())
    return "\n".join(line for line in lines if line).encode("utf-8", "ignore").decode()


def _shows_a_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


if __name__ == "__main__":
    try:
        extract(Path(sys.argv[1]), Path(sys.argv[2]))
    except pypdfium2.PdfiumError as error:
        sys.exit(ENCRYPTED if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD else 1)
