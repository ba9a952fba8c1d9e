"""Documents without a reading copy, as a table and in a sentence."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonplatform.ui.components import Cell, Column, Row
from commonplatform.ui.formats import date_and_time
from disclosure.sections import BY_CODE
from disclosure.selectors.unprepared import MOST_COUNTED, UnpreparedLine


def unprepared_said(count: int) -> str:
    """How many there are; nothing where there is none."""
    if count > MOST_COUNTED:
        return _("More than %(num)s documents have no reading copy") % {"num": f"{MOST_COUNTED:,}"}
    if not count:
        return ""
    said = ngettext("%(num)d document has no reading copy", "%(num)d documents have no reading copy", count)
    return said % {"num": count}


def unprepared_table(lines: Iterable[UnpreparedLine]) -> tuple[list[Column], list[Row]]:
    """Each with its case, since when, and why; it can be chosen to be tried again."""
    columns = [Column(text=_("Case")), Column(text=_("Section")), Column(text=_("Published")), Column(text=_("Why"))]
    return columns, [_row(line) for line in lines]


def _row(line: UnpreparedLine) -> Row:
    section = str(BY_CODE[line.section].title)
    return Row(
        cells=[
            Cell(text=line.reference, href=reverse("disclosure:documents", kwargs={"case_id": line.case_id})),
            Cell(text=section, second_line=str(line.kind.label)),
            date_and_time(line.published_at) if line.published_at else "",
            str(line.reason.label) if line.reason else _("It has not been tried yet"),
        ],
        select_value=str(line.material_id),
        select_label=_("%(section)s in case %(reference)s") % {"section": section, "reference": line.reference},
    )
