"""A document on a page of its own."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonplatform.storage.file_faults import words_for
from commonplatform.ui.components import Cell, Column, Row, SummaryRow
from commonplatform.ui.formats import date_and_time, file_size
from disclosure.attached_files import ONLY_LISTED
from disclosure.presenters.submissions import doubt_sentence
from disclosure.states import MaterialStatus
from disclosure.types import AttachedLine, ViewedDocument


def viewing_facts(document: ViewedDocument) -> list[SummaryRow]:
    """What it is, above the document itself."""
    line = document.line
    rows = [
        SummaryRow(key=_("Section"), value=str(document.section.title)),
        SummaryRow(key=_("Defendant"), value=line.defendant or _("Whole case")),
    ]
    if line.exhibit_reference:
        rows.append(SummaryRow(key=_("Exhibit"), value=line.exhibit_reference))
    if line.statement:
        rows.append(SummaryRow(key=_("Statement of"), value=line.statement))
    if line.version is not None:
        rows.append(SummaryRow(key=_("Version"), value=str(line.version)))
    if line.status != MaterialStatus.PUBLISHED:
        rows.append(SummaryRow(key=_("Status"), value=line.status.label))
    pages = ngettext("%(num)d page", "%(num)d pages", line.pages) % {"num": line.pages} if line.pages else ""
    size = ", ".join(part for part in (pages, file_size(line.size)) if part)
    return [
        *rows,
        SummaryRow(key=_("Size"), value=size),
        SummaryRow(key=_("Added"), value=f"{date_and_time(line.at)}, {line.organisation}"),
    ]


def warnings_of(document: ViewedDocument, reference: str) -> list[str]:
    """What spoke against filing it in the case of this reference, for those who can take it back."""
    return [doubt_sentence(document.line.name, doubt, reference) for doubt in document.line.doubts]


def attached_table(document: ViewedDocument) -> tuple[list[Column], list[Row]]:
    """The files attached to an e-mail: each can be opened as a PDF, downloaded, or says why not. No rows for none."""
    columns = [Column(text=_("File")), Column(text=_("Size")), Column(text=_("Download"), hidden=True)]
    return columns, [_attached_row(document, each) for each in document.attached]


def _attached_row(document: ViewedDocument, attached: AttachedLine) -> Row:
    address = {"material_id": document.line.material_id, "place": attached.place}
    name = Cell(
        text=attached.name,
        href=reverse("disclosure:attachment", kwargs=address) if attached.is_shown else "",
        second_line=_why_not(attached),
    )
    download: Cell | str = ""
    if document.line.may_download and not attached.not_taken:
        download = Cell(text=_download_of(attached), href=reverse("disclosure:download_attachment", kwargs=address))
    return Row(cells=[name, file_size(attached.size), download])


def _why_not(attached: AttachedLine) -> str:
    if attached.not_taken == ONLY_LISTED:
        return _("An archive is only listed. Download the e-mail to open it")
    if attached.not_taken:
        return _("Not taken out. %(reason)s") % {"reason": words_for(attached.not_taken)}
    return "" if attached.is_shown else _("Cannot be shown in a browser")


def _download_of(attached: AttachedLine) -> SafeString:
    return format_html('{} <span class="govuk-visually-hidden">{}</span>', _("Download"), attached.name)
