"""What the bench has been given, as a table and as a sentence."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonplatform.ui.components import Cell, Column, Row
from commonplatform.ui.formats import date_and_time
from disclosure.types import SharedLine, ShareReceipt


def shared_table(lines: tuple[SharedLine, ...]) -> tuple[list[Column], list[Row]]:
    """In the order of the sections."""
    columns = [Column(text=_("Document")), Column(text=_("Section")), Column(text=_("Trial")), Column(text=_("Shared"))]
    rows = [
        Row(
            cells=[
                Cell(
                    text=line.name,
                    href=reverse("disclosure:view", args=[line.material_id]) if line.may_open else "",
                    second_line=line.defendant or _("Whole case"),
                ),
                str(line.section.title),
                date_and_time(line.hearing) if line.hearing else "",
                Cell(text=date_and_time(line.at), second_line=line.by),
            ]
        )
        for line in lines
    ]
    return columns, rows


def sharing_said(receipt: ShareReceipt) -> str:
    """The receipt: what was shared now, and what had been shared before."""
    said = ngettext(
        "%(num)d document has been shared with the magistrates",
        "%(num)d documents have been shared with the magistrates",
        receipt.shared,
    ) % {"num": receipt.shared}
    if not receipt.already:
        return said
    before = ngettext("%(num)d had been shared before", "%(num)d had been shared before", receipt.already) % {
        "num": receipt.already
    }
    return f"{said}. {before}"
