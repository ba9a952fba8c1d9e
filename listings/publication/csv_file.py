"""A day's list as CSV for spreadsheets: one line per row of the page."""

import csv
import io
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from listings.publication.sheet import ListSheet

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


def as_csv(sheet: ListSheet) -> bytes:
    """The whole list in the sheet's language, UTF-8 with a mark so that spreadsheets read Welsh letters."""
    lines = io.StringIO()
    writer = csv.writer(lines, quoting=csv.QUOTE_ALL)
    with override(sheet.language):
        writer.writerow(headings())
    for session, row in sheet.rows():
        cells = (
            sheet.day,
            sheet.court,
            session.room,
            session.times,
            session.business,
            session.panel,
            row.time,
            row.reference,
            row.hearing_type,
            str(row.minutes),
            row.defendant,
            row.born,
            "; ".join(row.offences),
            row.prosecutor,
            row.restriction,
        )
        writer.writerow([harmless(cell) for cell in cells])
    return (_BYTE_ORDER_MARK + lines.getvalue()).encode()


def headings() -> tuple[str, ...]:
    """The names of the columns in the language in force."""
    return (
        _("Date"),
        _("Court"),
        _("Court room"),
        _("Session"),
        _("Business"),
        _("Panel"),
        _("Time"),
        _("Reference"),
        _("Hearing type"),
        _("Minutes"),
        _("Defendant"),
        _("Date of birth"),
        _("Offences"),
        _("Prosecuting authority"),
        _("Restriction"),
    )
