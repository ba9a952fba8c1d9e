"""Every report by its address."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from commonplatform.accounts.types import Actor
from commonplatform.ui.components import Text
from pleas.figures.presenters.board import board_report
from pleas.figures.presenters.languages import languages_report
from pleas.figures.presenters.pleas import pleas_report
from pleas.figures.presenters.references import references_report
from pleas.figures.presenters.reports import Report
from pleas.figures.presenters.satisfaction import satisfaction_report
from pleas.figures.presenters.stages import stages_report
from pleas.figures.presenters.weeks import weeks_report
from pleas.figures.types import Chosen

WEEK = 7
HALF_A_YEAR, YEAR = 26 * WEEK, 52 * WEEK


@dataclass(frozen=True, slots=True)
class Listed:
    """A report, what it tells, how many days it shows at first, and what it can be narrowed by."""

    key: str
    title: Text
    tells: Text
    make: Callable[[Actor, Chosen], Report]
    days: int = HALF_A_YEAR
    by_court: bool = True
    by_days: bool = True


REPORTS: dict[str, Listed] = {
    listed.key: listed
    for listed in (
        Listed("weeks", _("Take-up and outcome"), _("Answers and online share by court and week"), weeks_report),
        Listed("pleas", _("Pleas"), _("What was pleaded, by court, kind of case and who entered it"), pleas_report),
        Listed("pages", _("Pages of the journey"), _("Where people stop before they have answered"), stages_report),
        Listed(
            "references",
            _("References found"),
            _("How many of the references entered are held, by police area"),
            references_report,
            by_court=False,
            by_days=False,
        ),
        Listed("languages", _("Languages"), _("English and Welsh, month by month"), languages_report, YEAR),
        Listed(
            "satisfaction",
            _("Satisfaction"),
            _("Ratings of the service and of the call centre, by week"),
            satisfaction_report,
            by_court=False,
        ),
        Listed("board", _("Daily board"), _("What came in and went out in 29 days"), board_report, by_days=False),
    )
}
