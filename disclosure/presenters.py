"""The documents tab, the readers and the upload page, as what templates print."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.presenters.case_tabs import new_tag
from cases.selectors.case_file import CaseFile
from commonplatform.storage.scanning import scanner
from commonplatform.ui.components import Cell, Column, Row, SummaryRow, Tag
from commonplatform.ui.formats import date_and_time, file_size
from disclosure.states import MaterialStatus
from disclosure.types import DocumentLine, DocumentSection, WithdrawalPreview

STATUS_COLOURS = {
    MaterialStatus.WAITING_FOR_SCAN: "yellow",
    MaterialStatus.CLEAN: "blue",
    MaterialStatus.REFUSED: "red",
    MaterialStatus.PUBLISHED: "green",
    MaterialStatus.REPLACED: "grey",
    MaterialStatus.WITHDRAWN: "orange",
}


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """One section of the documents tab."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    not_served: str


def section_blocks(sections: tuple[DocumentSection, ...], since: datetime | None = None) -> tuple[SectionBlock, ...]:
    """The sections in order, each with its table and the defendants still without a document."""
    return tuple(
        SectionBlock(
            title=str(section.section.title),
            columns=_document_columns(section.lines),
            rows=tuple(_document_row(line, section.lines, since) for line in section.lines),
            not_served=", ".join(section.not_served),
        )
        for section in sections
    )


def upload_facts(file: CaseFile) -> list[SummaryRow]:
    """The case that the file is about to join, so that nobody files it in another."""
    names = ", ".join(defendant.display_name for defendant in file.defendants)
    title = {"prosecutor": file.case.prosecutor.name, "defendants": names}
    several = len(file.defendants) > 1
    return [
        SummaryRow(key=_("Case"), value=file.case.reference_received),
        SummaryRow(key=_("Title"), value=_("%(prosecutor)s v %(defendants)s") % title),
        SummaryRow(key=_("Defendants") if several else _("Defendant"), value=names),
    ]


def withdrawal_facts(preview: WithdrawalPreview) -> list[SummaryRow]:
    """What is about to be withdrawn."""
    rows = [
        SummaryRow(key=_("Document"), value=preview.name),
        SummaryRow(key=_("Defendant"), value=preview.defendant),
    ]
    if preview.version is not None:
        rows.append(SummaryRow(key=_("Version"), value=str(preview.version)))
    return [*rows, SummaryRow(key=_("Status"), value=preview.status.label)]


def _document_columns(lines: tuple[DocumentLine, ...]) -> tuple[Column, ...]:
    columns = [
        Column(text=_("Document")),
        Column(text=_("Size")),
        Column(text=_("Status")),
        Column(text=_("Added")),
    ]
    if any(line.may_withdraw for line in lines):
        columns.append(Column(text=_("Withdraw"), hidden=True))
    return tuple(columns)


def _document_row(line: DocumentLine, lines: tuple[DocumentLine, ...], since: datetime | None) -> Row:
    address = {"material_id": line.material_id}
    status = Tag(text=line.status.label, colour=STATUS_COLOURS[line.status])
    sender = ", ".join(part for part in (line.by, line.organisation) if part)
    cells: list[Cell | str] = [
        Cell(
            text=_titled(line.name, line.version),
            href=reverse("disclosure:read", kwargs=address) if line.may_open else "",
            tag=new_tag() if since is not None and line.may_open and line.at > since else None,
            second_line=line.file_name,
        ),
        Cell(
            text=ngettext("%(num)d page", "%(num)d pages", line.pages) % {"num": line.pages},
            second_line=f"{line.labels}, {file_size(line.size)}" if line.labels else file_size(line.size),
        ),
        Cell(text="", tag=status, second_line=_why(line)),
        Cell(text=date_and_time(line.at), second_line=sender),
    ]
    if any(other.may_withdraw for other in lines):
        href = reverse("disclosure:withdraw", kwargs=address)
        cells.append(Cell(text=_withdrawal(line.version), href=href) if line.may_withdraw else "")
    return Row(cells=cells)


def _why(line: DocumentLine) -> str:
    if line.status == MaterialStatus.WAITING_FOR_SCAN:
        return _("Nobody can open it yet. It is being scanned by %(scanner)s") % {"scanner": scanner().title}
    if line.status == MaterialStatus.REFUSED:
        return _("%(what)s, found by %(scanner)s") % {"scanner": line.scanner, "what": line.refused_because}
    if line.status == MaterialStatus.WITHDRAWN:
        return line.withdrawn_because
    return ""


def _withdrawal(version: int | None) -> str:
    return _("Withdraw version %(version)s") % {"version": version} if version else _("Withdraw")


def _titled(name: str, version: int | None) -> str:
    return _("%(name)s, version %(version)s") % {"name": name, "version": version} if version else name
