"""A day's list as CSV for spreadsheets: one line per row of the page."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from commonplatform.documents import spreadsheets
from listings.publication.sheet import ListSheet


def as_csv(sheet: ListSheet) -> bytes:
    """The whole list in the sheet's language, UTF-8 with a mark so that spreadsheets read Welsh letters."""
    with override(sheet.language):
        return spreadsheets.as_csv(headings(), _rows(sheet))


def _rows(sheet: ListSheet) -> Iterator[tuple[str, ...]]:
    for session, row in sheet.rows():
        yield (
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
