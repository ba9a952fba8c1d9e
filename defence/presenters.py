"""What the pages of the defence room print."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from commonplatform.ui.components import Cell, Column, Row, SummaryRow, Tag
from commonplatform.ui.formats import date_and_time
from defence.types import RepresentationLine, SearchResult


def found_rows(result: SearchResult) -> list[SummaryRow]:
    """All that is shown of a defendant before anybody goes on record."""
    return [
        SummaryRow(key=_("Case"), value=result.reference),
        SummaryRow(key=_("Prosecutor"), value=result.prosecutor),
        SummaryRow(key=_("Defendant"), value=result.defendant),
    ]


def representations_table(case_id: UUID, lines: list[RepresentationLine]) -> tuple[list[Column], list[Row]]:
    """Who represents whom, on what footing, since when, with the link to end it where the reader may."""
    columns = [
        Column(text=_("Defendant")),
        Column(text=_("Represented by")),
        Column(text=_("Type")),
        Column(text=_("On record")),
        Column(text=_("Action"), hidden=True),
    ]
    return columns, [Row(cells=_cells(case_id, line)) for line in lines]


def line_rows(line: RepresentationLine) -> list[SummaryRow]:
    """One representation, before it is ended."""
    return [
        SummaryRow(key=_("Defendant"), value=line.defendant),
        SummaryRow(key=_("Represented by"), value=line.firm),
        SummaryRow(key=_("Type"), value=line.representation_type),
        SummaryRow(key=_("On record since"), value=date_and_time(line.since)),
    ]


def _cells(case_id: UUID, line: RepresentationLine) -> list[Cell | str]:
    contract = _("Legal aid contract %(number)s") % {"number": line.laa_contract_number}
    return [
        line.defendant,
        Cell(text=line.firm, tag=None if line.until is None else Tag(text=_("Ended"), colour="grey")),
        Cell(text=line.representation_type, second_line=contract if line.laa_contract_number else ""),
        Cell(
            text=_("Since %(when)s") % {"when": date_and_time(line.since)},
            second_line=_("Until %(when)s") % {"when": date_and_time(line.until)} if line.until else "",
        ),
        _end_link(case_id, line) if line.may_end else "",
    ]


def _end_link(case_id: UUID, line: RepresentationLine) -> Cell:
    return Cell(
        text=_("End representation of %(defendant)s") % {"defendant": line.defendant},
        href=reverse("defence:end_representation", kwargs={"case_id": case_id, "association_id": line.association_id}),
    )
