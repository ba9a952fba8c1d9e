"""The daily board of the last 29 days."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from commonplatform.accounts.types import Actor
from commonplatform.ui.charts import Chart, ChartKind, Series
from commonplatform.ui.components import Tag
from commonplatform.ui.formats import date_and_time, short_date
from pleas.figures.presenters.reports import Report, Section
from pleas.figures.selectors.board import board_of, counted_at
from pleas.figures.types import BoardDay, Chosen


def board_report(actor: Actor, chosen: Chosen) -> Report:
    """All courts with their totals; with one court chosen, its days."""
    courts = board_of(actor, today=chosen.today, court_id=chosen.court_id)
    at = counted_at(actor)
    days = [_day_by_day(name, rows) for name, rows in courts.items()] if chosen.court_id else []
    return Report(
        key="board",
        title=_("Daily board"),
        lead=_("The last 29 days. Counted %(when)s.") % {"when": date_and_time(at)}
        if at
        else _("The last 29 days. Not counted yet."),
        sections=[_all_courts(courts), *days],
    )


def _all_courts(courts: dict[str, list[BoardDay]]) -> Section:
    return Section(
        key="courts",
        title=_("Courts"),
        columns=[
            _("Court"),
            _("Cases received"),
            _("Of these single justice"),
            _("Answers"),
            _("Messages not delivered"),
            _("Days without cases"),
            _("Days without answers"),
            _("State"),
        ],
        rows=[
            [
                name,
                sum(day.imported for day in days),
                sum(day.single_justice for day in days),
                sum(day.submissions for day in days),
                sum(day.failed_messages for day in days),
                sum(day.nothing_imported for day in days),
                sum(day.nothing_sent for day in days),
                state_before_today(days),
            ]
            for name, days in courts.items()
        ],
        note=_(
            "The state is that of the last working day before today, with messages that failed since then. "
            "Saturdays and Sundays without cases or answers are no warning."
        ),
        empty=_("Courts that take online pleas appear here."),
    )


def _day_by_day(name: str, days: Sequence[BoardDay]) -> Section:
    in_order = list(reversed(days))
    return Section(
        key="days",
        title=name,
        chart=Chart(
            kind=ChartKind.LINES,
            title=_("Cases received and answers, day by day"),
            description=_("Two lines over 29 days."),
            categories=[short_date(day.day).rsplit(" ", 1)[0] for day in in_order],
            series=[
                Series(name=_("Cases received"), values=[day.imported for day in in_order]),
                Series(name=_("Answers"), values=[day.submissions for day in in_order]),
            ],
        ),
        columns=[
            _("Day"),
            _("Cases received"),
            _("Of these single justice"),
            _("Answers"),
            _("Messages not delivered"),
            _("State"),
        ],
        rows=[
            [day.day, day.imported, day.single_justice, day.submissions, day.failed_messages, _state([day])]
            for day in days
        ],
    )


def state_before_today(days: Sequence[BoardDay]) -> Tag:
    """Of days newest first, today in front: back to the last working day, so that Monday looks at Friday."""
    before = days[1:]
    working = next((place for place, day in enumerate(before) if day.is_working_day), len(before))
    return _state(before[: working + 1])


def _state(days: Sequence[BoardDay]) -> Tag:
    """In words; the colour only repeats them."""
    if any(day.failed_messages for day in days):
        return Tag(text=_("Messages failed"), colour="red")
    if any(day.nothing_imported and day.nothing_sent for day in days):
        return Tag(text=_("No cases, no answers"), colour="orange")
    if any(day.nothing_imported for day in days):
        return Tag(text=_("No cases"), colour="orange")
    if any(day.nothing_sent for day in days):
        return Tag(text=_("No answers"), colour="orange")
    return Tag(text=_("In order"), colour="green")
