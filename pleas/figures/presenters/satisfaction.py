"""Satisfaction with the service and with the call centre, counts per rating and week."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from commonplatform.accounts.types import Actor
from commonplatform.ui.charts import Chart, ChartKind, Series
from commonplatform.ui.formats import short_date
from pleas.figures.presenters.reports import Report, Section
from pleas.figures.selectors.satisfaction import ratings
from pleas.figures.types import Chosen, share
from pleas.selectors.feedback import RatingsOfWeek

Five = tuple[int, int, int, int, int]
CONTENT_FROM = 4


def satisfaction_report(actor: Actor, chosen: Chosen) -> Report:
    """The service first, then the call centre."""
    weeks = ratings(actor, chosen)
    return Report(
        key="satisfaction",
        title=_("Satisfaction"),
        lead=_("What people answered on the feedback page, from 1 (very dissatisfied) to 5 (very satisfied)."),
        sections=[
            _section("service", _("The service"), weeks, lambda week: week.service),
            _section("call-centre", _("The call centre"), weeks, lambda week: week.call_centre),
        ],
    )


def _section(key: str, title: str, weeks: Sequence[RatingsOfWeek], rated: Callable[[RatingsOfWeek], Five]) -> Section:
    names = [_("1 Very dissatisfied"), "2", "3", "4", _("5 Very satisfied")]
    given = any(any(rated(week)) for week in weeks)
    return Section(
        key=key,
        title=title,
        chart=Chart(
            kind=ChartKind.COLUMNS,
            title=_("%(what)s: ratings by week") % {"what": title},
            description=_("One column per week, made of the ratings from 1 to 5."),
            categories=[short_date(week.monday).rsplit(" ", 1)[0] for week in weeks],
            series=[
                Series(name=name, values=[rated(week)[place] for week in weeks]) for place, name in enumerate(names)
            ],
        ),
        columns=[_("Week beginning"), *names, _("All ratings"), _("Rated 4 or 5")],
        rows=[[week.monday, *rated(week), sum(rated(week)), _content(rated(week))] for week in reversed(weeks)]
        if given
        else [],
        empty=_("Ratings appear here when somebody gives feedback."),
    )


def _content(counts: Five) -> float | None:
    return share(sum(counts[CONTENT_FROM - 1 :]), sum(counts))
