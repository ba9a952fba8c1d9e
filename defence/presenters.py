"""What the pages of the defence room print."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from commonplatform.ui.components import Cell, Column, Row, SummaryRow, Tag
from commonplatform.ui.formats import date_and_time, long_date
from defence.states import LegalAidLevel
from defence.types import InstructionLine, LockedDefendant, ProblemLine, RepresentationLine, SearchResult


def found_rows(result: SearchResult) -> list[SummaryRow]:
    """All that is shown of a defendant before anybody goes on record; what there is none of is left out."""
    instructed = [
        _("%(organisation)s (%(person)s), instructed on %(day)s")
        % {"organisation": line.organisation, "person": line.person, "day": long_date(line.instructed_on)}
        for line in result.instructed
    ]
    ranked = [f"{rank}. {name}" for rank, name in enumerate(result.opened_by, start=1)]
    rows = (
        (_("Case"), result.reference),
        (_("Prosecutor"), result.prosecutor),
        (_("Defendant"), result.defendant),
        (_("Last represented by"), result.last_firm),
        (_("Instructed"), "\n".join(instructed)),
        (_("Initial details opened by, in order"), "\n".join(ranked)),
    )
    return [SummaryRow(key=key, value=value) for key, value in rows if value]


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


def instructions_table(lines: tuple[InstructionLine, ...]) -> tuple[list[Column], list[Row]]:
    """Who recorded to be instructed for whom, when, and whether it still opens anything."""
    columns = [
        Column(text=_("Defendant")),
        Column(text=_("Organisation")),
        Column(text=_("Instructed on")),
        Column(text=_("Access")),
    ]
    return columns, [
        Row(
            cells=[
                line.defendant,
                Cell(text=line.organisation, second_line=line.person),
                long_date(line.instructed_on),
                _("Charges and initial details") if line.is_in_force else _("Ended"),
            ]
        )
        for line in lines
    ]


def legal_aid_rows(levels: tuple[tuple[str, LegalAidLevel], ...]) -> list[SummaryRow]:
    """The legal aid status of each defendant that has one."""
    return [SummaryRow(key=defendant, value=str(level.label)) for defendant, level in levels]


def locks_table(lines: tuple[LockedDefendant, ...]) -> tuple[list[Column], list[Row]]:
    """Locked defendants with the orphan contract number and days locked, each with the link to unlock."""
    columns = [
        Column(text=_("Case")),
        Column(text=_("Defendant")),
        Column(text=_("Contract number of the order")),
        Column(text=_("Days locked"), numeric=True),
        Column(text=_("Action"), hidden=True),
    ]
    return columns, [Row(cells=_lock_cells(line)) for line in lines]


def problems_table(lines: tuple[ProblemLine, ...]) -> tuple[list[Column], list[Row]]:
    """Messages about legal aid that could not be taken in, and why."""
    columns = [
        Column(text=_("Case as the message calls it")),
        Column(text=_("Application")),
        Column(text=_("Why it was not taken in")),
        Column(text=_("Received")),
    ]
    return columns, [
        Row(
            cells=[
                Cell(
                    text=line.reference or _("Not given"),
                    href=reverse("defence:case_legal_aid", kwargs={"case_id": line.case_id}) if line.case_id else "",
                ),
                line.application_reference,
                Cell(text=line.problem, second_line=line.detail),
                date_and_time(line.received_at),
            ]
        )
        for line in lines
    ]


def lock_rows(line: LockedDefendant) -> list[SummaryRow]:
    """One lock, before it is ended."""
    return [
        SummaryRow(key=_("Defendant"), value=line.defendant),
        SummaryRow(key=_("Contract number of the order"), value=line.laa_contract_number),
        SummaryRow(key=_("Legal aid application"), value=line.application_reference),
        SummaryRow(key=_("Locked since"), value=date_and_time(line.since)),
    ]


def _lock_cells(line: LockedDefendant) -> list[Cell | str]:
    address = reverse("defence:unlock", kwargs={"case_id": line.case_id, "lock_id": line.lock_id})
    return [
        Cell(text=line.reference, href=reverse("cases:summary", kwargs={"case_id": line.case_id})),
        line.defendant,
        Cell(
            text=line.laa_contract_number,
            second_line=_("Application %(reference)s") % {"reference": line.application_reference},
        ),
        Cell(text=str(line.days), second_line=_("Since %(when)s") % {"when": date_and_time(line.since)}, numeric=True),
        Cell(text=_("Unlock %(defendant)s") % {"defendant": line.defendant}, href=address),
    ]


def _cells(case_id: UUID, line: RepresentationLine) -> list[Cell | str]:
    said = _("By representation order, contract %(number)s") if line.by_order else _("Legal aid contract %(number)s")
    contract = said % {"number": line.laa_contract_number}
    return [
        line.defendant,
        Cell(
            text=line.firm,
            tag=None if line.until is None else Tag(text=_("Ended"), colour="grey"),
            second_line=line.ended_through if line.until else _("Active Barrister/Solicitor of record"),
        ),
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
