"""Take-up and outcome by court and week."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from commonplatform.accounts.types import Actor
from commonplatform.ui.charts import Chart, ChartKind, Series
from commonplatform.ui.formats import short_date
from pleas.figures.presenters.reports import Report, Section
from pleas.figures.selectors.weeks import court_weeks
from pleas.figures.types import Chosen, CourtWeek, Pleas, share


def weeks_report(actor: Actor, chosen: Chosen) -> Report:
    """All courts together week by week, then every court and week."""
    rows = court_weeks(actor, chosen)
    return Report(
        key="weeks",
        title=_("Take-up and outcome"),
        lead=_("Answers by week, what was pleaded, and how many of all answers came online."),
        sections=[_pleaded(rows), _take_up(rows), _by_court(rows)],
    )


def pleaded_by_week(rows: Sequence[CourtWeek]) -> Chart:
    """Columns of pleas, week by week."""
    weeks = _sums(rows)
    days = sorted(weeks)
    return Chart(
        kind=ChartKind.COLUMNS,
        title=_("Pleas sent online, by week"),
        description=_("One column per week, made of guilty, guilty and attending court, and not guilty."),
        categories=[_week(day) for day in days],
        series=[
            Series(name=_("Guilty"), values=[weeks[day].guilty for day in days]),
            Series(name=_("Guilty, will attend court"), values=[weeks[day].guilty_attending for day in days]),
            Series(name=_("Not guilty"), values=[weeks[day].not_guilty for day in days]),
        ],
    )


def _pleaded(rows: Sequence[CourtWeek]) -> Section:
    weeks = _sums(rows)
    return Section(
        key="pleaded",
        title=_("What was pleaded"),
        chart=pleaded_by_week(rows),
        columns=[
            _("Week beginning"),
            _("Answers"),
            _("Guilty"),
            _("Guilty, will attend court"),
            _("Not guilty"),
            _("Fixed offers accepted"),
        ],
        rows=[
            [day, p.submissions, p.guilty, p.guilty_attending, p.not_guilty, p.offers]
            for day, p in sorted(weeks.items(), reverse=True)
        ],
        note=_("One answer may hold several pleas, one to each charge. Courts in test mode are left out."),
        empty=_("Answers appear here as soon as the first is sent."),
    )


def _take_up(rows: Sequence[CourtWeek]) -> Section:
    counted: dict[date, list[CourtWeek]] = defaultdict(list)
    for row in rows:
        if row.replies is not None:
            counted[row.week].append(row)
    lines = {week: _rates(counted[week]) for week in counted}
    days = sorted(lines)
    chart = Chart(
        kind=ChartKind.LINES,
        title=_("Online share of all answers, and answers for each notice sent, in per cent"),
        description=_("Two lines over the weeks that courts have counted their post for."),
        categories=[_week(day) for day in days],
        series=[
            Series(name=_("Online share of all answers"), values=[lines[day][0] for day in days]),
            Series(name=_("Answers for each notice sent"), values=[lines[day][1] for day in days]),
        ],
        unit="%",
        top=100,
    )
    return Section(
        key="take-up",
        title=_("Take-up"),
        chart=chart,
        columns=[_("Week beginning"), _("Courts that counted"), *(series.name for series in chart.series)],
        rows=[[day, len(counted[day]), *lines[day]] for day in reversed(days)],
        note=_("Only courts that have entered their postal counts for the week."),
        empty=_("Take-up appears here when a court has entered its postal counts."),
    )


def _rates(rows: Sequence[CourtWeek]) -> tuple[float | None, float | None]:
    online = sum(row.pleas.submissions - row.from_paper for row in rows)
    answers = online + sum(row.replies or 0 for row in rows)
    sent = sum(row.sent or 0 for row in rows)
    return share(online, answers), min(100.0, share(answers, sent) or 0.0) if sent else None


def _by_court(rows: Sequence[CourtWeek]) -> Section:
    return Section(
        key="courts",
        title=_("By court and week"),
        columns=[
            _("Week beginning"),
            _("Court"),
            _("Answers"),
            _("Guilty"),
            _("Guilty, will attend court"),
            _("Not guilty"),
            _("With help"),
            _("From paper"),
            _("Dealt with"),
            _("Sent by post"),
            _("Answered by post"),
            _("Online share"),
        ],
        rows=[
            [
                row.week,
                row.court or _("No court"),
                row.pleas.submissions,
                row.pleas.guilty,
                row.pleas.guilty_attending,
                row.pleas.not_guilty,
                row.with_help,
                row.from_paper,
                row.processed,
                row.sent,
                row.replies,
                row.take_up,
            ]
            for row in rows
        ],
        note=_("“Dealt with” counts answers that the court has marked as done on its work list."),
        empty=_("Courts appear here with their first answer."),
    )


def _sums(rows: Sequence[CourtWeek]) -> dict[date, Pleas]:
    weeks: dict[date, Pleas] = defaultdict(Pleas)
    for row in rows:
        weeks[row.week] += row.pleas
    return weeks


def _week(day: date) -> str:
    """Like "3 Nov": the year stands in the table."""
    return short_date(day).rsplit(" ", 1)[0]
