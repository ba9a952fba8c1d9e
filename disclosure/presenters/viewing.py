"""A document on a page of its own."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonplatform.ui.components import SummaryRow
from commonplatform.ui.formats import date_and_time, file_size
from disclosure.states import MaterialStatus
from disclosure.types import ViewedDocument


def viewing_facts(document: ViewedDocument) -> list[SummaryRow]:
    """What it is, above the document itself."""
    line = document.line
    rows = [
        SummaryRow(key=_("Section"), value=str(document.section.title)),
        SummaryRow(key=_("Defendant"), value=line.defendant or _("Whole case")),
    ]
    if line.exhibit_reference:
        rows.append(SummaryRow(key=_("Exhibit"), value=line.exhibit_reference))
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
