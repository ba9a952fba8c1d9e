"""Lists of cases and of work, as tables."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.types import CaseLine, WorkLine
from commonplatform.ui.components import Cell, Column, Row, Tag
from commonplatform.ui.formats import date_and_time, short_date

FLAG_LABELS = {
    "not_guilty": gettext_lazy("Not guilty"),
    "send_by_post": gettext_lazy("Send by post"),
    "hearing_asked": gettext_lazy("Guilty, asks for a hearing"),
    "under_18": gettext_lazy("Under 18"),
    "mitigation": gettext_lazy("Mitigation"),
    "defence": gettext_lazy("Reason for not guilty"),
    "interpreter": gettext_lazy("Interpreter"),
    "disability": gettext_lazy("Disability or health need"),
    "dates_to_avoid": gettext_lazy("Dates to avoid"),
    "dates_to_avoid_missing": gettext_lazy("Dates to avoid missing"),
    "means_missing": gettext_lazy("Means missing"),
    "details_changed": gettext_lazy("Details changed"),
    "welsh": gettext_lazy("Welsh"),
    "change": gettext_lazy("Change of plea"),
    "withdraw": gettext_lazy("Withdrawal of plea"),
}
SHOWN_DEFENDANTS = 2


def cases_table(lines: tuple[CaseLine, ...]) -> tuple[list[Column], list[Row]]:
    """One row per case, the reference leading to the case page."""
    columns = [
        Column(text=_("Case")),
        Column(text=_("Defendant")),
        Column(text=_("Prosecutor")),
        Column(text=_("Status")),
        Column(text=_("Next hearing")),
    ]
    rows = [
        Row(
            cells=[
                Cell(
                    text=line.reference,
                    href=reverse("cases:summary", kwargs={"case_id": line.case_id}),
                    second_line=_("Received %(date)s") % {"date": short_date(line.received_at)},
                ),
                _names(line.defendants),
                line.prosecutor,
                Cell(text="", tag=Tag(text=line.status_label, colour="blue")),
                Cell(
                    text=date_and_time(line.next_hearing_at) if line.next_hearing_at else _("None fixed"),
                    second_line=line.court,
                ),
            ]
        )
        for line in lines
    ]
    return columns, rows


def work_table(lines: tuple[WorkLine, ...]) -> tuple[list[Column], list[Row]]:
    """One row per thing to do: what, for whom, why it is there, since when."""
    columns = [
        Column(text=_("Case")),
        Column(text=_("Defendant")),
        Column(text=_("Why it is here")),
        Column(text=_("Since")),
    ]
    rows = [
        Row(
            cells=[
                Cell(text=line.reference, href=reverse("cases:summary", kwargs={"case_id": line.case_id})),
                line.defendant,
                Cell(text=line.why, second_line=", ".join(flag_label(flag) for flag in line.flags)),
                Cell(
                    text=date_and_time(line.created_at),
                    second_line=_("Due %(date)s") % {"date": short_date(line.due_on)} if line.due_on else "",
                ),
            ],
            select_value=str(line.item_id),
            select_label=_("Select case %(reference)s") % {"reference": line.reference},
        )
        for line in lines
    ]
    return columns, rows


def flag_label(flag: str) -> str:
    """A reason flag in words."""
    return str(FLAG_LABELS.get(flag, flag))


def _names(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:SHOWN_DEFENDANTS])
    more = len(names) - SHOWN_DEFENDANTS
    return _("%(names)s and %(count)d more") % {"names": shown, "count": more} if more > 0 else shown
