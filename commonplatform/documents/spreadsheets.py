"""Tables as CSV that a spreadsheet opens without harm."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

# A cell whose first visible character is one of these is taken for a formula by spreadsheets.
_STARTS_A_FORMULA: Final = frozenset("=+-@|%＝＋－＠")
_STARTS_A_CELL_ANEW: Final = ("\t", "\r", "\n")
_BYTE_ORDER_MARK: Final = "\ufeff"


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it."""
    first = next((letter for letter in text if letter.isprintable() and not letter.isspace()), "")
    if first in _STARTS_A_FORMULA or text.startswith(_STARTS_A_CELL_ANEW):
        return f"'{text}"
    return text


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a mark, so that spreadsheets read Welsh letters; every cell quoted and harmless."""
    lines = io.StringIO()
    writer = csv.writer(lines, quoting=csv.QUOTE_ALL)
    writer.writerow(headings)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return (_BYTE_ORDER_MARK + lines.getvalue()).encode()
