"""Questions about faults, as the page prints them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from commonplatform.ui.components import Cell, Column, Row, Tag
from commonplatform.ui.formats import date_and_time
from disclosure.types import AffectedReportLine


def affected_table(reports: tuple[AffectedReportLine, ...]) -> tuple[list[Column], list[Row]]:
    """One row per question: the window, why, and how much the answer is."""
    columns = [
        Column(text=_("From and until")),
        Column(text=_("Why")),
        Column(text=_("Cases"), numeric=True),
        Column(text=_("Documents"), numeric=True),
        Column(text=_("Readers"), numeric=True),
        Column(text=_("List")),
    ]
    return columns, [Row(cells=_cells(report)) for report in reports]


def _cells(report: AffectedReportLine) -> list[Cell | str]:
    asked = {"who": report.asked_by, "when": date_and_time(report.asked_at)}
    numbers = (report.cases, report.documents, report.readers) if report.is_ready else ("", "", "")
    return [
        Cell(text=date_and_time(report.window.begins_at), second_line=date_and_time(report.window.ends_at)),
        Cell(text=report.reason, second_line=_("Asked by %(who)s, %(when)s") % asked),
        *(Cell(text=str(number), numeric=True) for number in numbers),
        _list_cell(report),
    ]


def _list_cell(report: AffectedReportLine) -> Cell:
    if not report.is_ready:
        return Cell(text="", tag=Tag(text=_("Being made"), colour="yellow"))
    return Cell(
        text=_("Download the list of %(when)s (CSV)") % {"when": date_and_time(report.window.begins_at)},
        href=reverse("disclosure:affected_file", kwargs={"report_id": report.report_id}),
        second_line=_("Made in %(seconds)s seconds") % {"seconds": report.seconds},
    )
