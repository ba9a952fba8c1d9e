"""The documents tab, section by section."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.presenters.case_tabs import new_tag
from commonplatform.storage.file_faults import words_for
from commonplatform.storage.scanning import scanner
from commonplatform.ui.components import Cell, Column, Row, Tag
from commonplatform.ui.formats import date_and_time, file_size, long_date
from disclosure.states import MaterialStatus
from disclosure.types import Disposed, DocumentLine, DocumentSection

STATUS_COLOURS = {
    MaterialStatus.WAITING_FOR_SCAN: "yellow",
    MaterialStatus.CLEAN: "blue",
    MaterialStatus.REFUSED: "red",
    MaterialStatus.PUBLISHED: "green",
    MaterialStatus.REPLACED: "grey",
    MaterialStatus.WITHDRAWN: "orange",
    MaterialStatus.DISPOSED: "grey",
}


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """One section of the documents tab."""

    code: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    not_served: str


def section_blocks(sections: tuple[DocumentSection, ...], since: datetime | None = None) -> tuple[SectionBlock, ...]:
    """The sections in order, each with its table and the defendants still without a document.

    Documents that came `since` then, the reader's last visit, are marked as new.
    """
    return tuple(
        SectionBlock(
            code=section.section.code.value,
            title=str(section.section.title),
            columns=_document_columns(section.lines),
            rows=tuple(_document_row(line, section.lines, since) for line in section.lines),
            not_served=", ".join(section.not_served),
        )
        for section in sections
    )


def _document_columns(lines: tuple[DocumentLine, ...]) -> tuple[Column, ...]:
    columns = [
        Column(text=_("Document"), width="one-third"),
        Column(text=_("Size")),
        Column(text=_("Status")),
        Column(text=_("Added")),
    ]
    if any(line.may_download for line in lines):
        columns.append(Column(text=_("Download"), hidden=True))
    if any(line.may_withdraw or line.may_restore for line in lines):
        columns.append(Column(text=_("Withdraw or restore"), hidden=True))
    return tuple(columns)


def _document_row(line: DocumentLine, lines: tuple[DocumentLine, ...], since: datetime | None) -> Row:
    address = {"material_id": line.material_id}
    status = Tag(text=line.status.label, colour=STATUS_COLOURS[line.status])
    sender = ", ".join(part for part in (line.by, line.organisation) if part)
    cells: list[Cell | str] = [
        Cell(
            text=_titled(line.name, line.version),
            href=reverse(_page_of(line), kwargs=address) if line.may_open else "",
            tag=new_tag() if since is not None and line.may_open and line.at > since else None,
            second_line=_particulars(line),
        ),
        Cell(
            text=_length(line.pages),
            second_line=_labels_size_and_contents(line),
        ),
        Cell(text="", tag=status, second_line=_why(line)),
        Cell(text=date_and_time(line.at), second_line=sender),
    ]
    if any(other.may_download for other in lines):
        href = reverse("disclosure:download", kwargs=address)
        cells.append(Cell(text=_about(_download(line.version), line), href=href) if line.may_download else "")
    if any(other.may_withdraw or other.may_restore for other in lines):
        cells.append(_taking_back(line))
    return Row(cells=cells)


def _particulars(line: DocumentLine) -> str:
    """What else tells documents apart: exhibit, statement, whom it concerns, whether a copy, the sender's file name."""
    parts = (
        line.exhibit_reference,
        line.statement,
        line.defendant or _("Whole case"),
        _("Redacted copy") if line.is_redacted else "",
        line.file_name,
    )
    return ", ".join(part for part in parts if part)


def _length(pages: int) -> str:
    return ngettext("%(num)d page", "%(num)d pages", pages) % {"num": pages} if pages else ""


def _labels_size_and_contents(line: DocumentLine) -> SafeString:
    parts: list[str] = [part for part in (line.labels, file_size(line.size)) if part]
    if line.entries:
        href = reverse("disclosure:contents", kwargs={"material_id": line.material_id})
        link = '<a class="govuk-link" href="{}">{}</a>'
        parts.append(format_html(link, href, _about(files_inside(line.entries), line)))
    return format_html_join(", ", "{}", ((part,) for part in parts))


def files_inside(count: int) -> str:
    """The words of the link to what is inside an archive or attached to an e-mail."""
    return ngettext("%(num)d file inside", "%(num)d files inside", count) % {"num": count}


def _page_of(line: DocumentLine) -> str:
    return "disclosure:play" if line.is_recording else "disclosure:view"


def _why(line: DocumentLine) -> str:
    if line.status == MaterialStatus.WAITING_FOR_SCAN:
        return _("Nobody can open it yet. It is being scanned by %(scanner)s") % {"scanner": scanner().title}
    if line.status == MaterialStatus.REFUSED:
        return _("%(what)s, found by %(scanner)s") % {"scanner": line.scanner, "what": words_for(line.refused_because)}
    if line.status == MaterialStatus.WITHDRAWN:
        return line.withdrawn_because
    if line.disposed is not None:
        return disposal_said(line.disposed)
    warned = _("Filed in spite of a warning") if line.doubts else ""
    return ". ".join(part for part in (warned, line.preparation) if part)


def disposal_said(disposed: Disposed) -> str:
    """When and why the file is no longer held."""
    said = _("On %(day)s, under the policy “%(policy)s”. The file is no longer held")
    return said % {"day": long_date(disposed.at), "policy": disposed.under.label}


def _about(text: str, line: DocumentLine) -> SafeString:
    """The link's text, with the document's name for those who hear the links alone."""
    return format_html('{} <span class="govuk-visually-hidden">{}</span>', text, line.name)


def _download(version: int | None) -> str:
    return _("Download version %(version)s") % {"version": version} if version else _("Download")


def _taking_back(line: DocumentLine) -> Cell | str:
    address = {"material_id": line.material_id}
    if line.may_withdraw:
        return Cell(text=_about(_withdrawal(line.version), line), href=reverse("disclosure:withdraw", kwargs=address))
    if line.may_restore:
        return Cell(text=_about(_("Restore"), line), href=reverse("disclosure:restore", kwargs=address))
    return ""


def _withdrawal(version: int | None) -> str:
    return _("Withdraw version %(version)s") % {"version": version} if version else _("Withdraw")


def _titled(name: str, version: int | None) -> str:
    return _("%(name)s, version %(version)s") % {"name": name, "version": version} if version else name
