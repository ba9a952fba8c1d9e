"""How far people get in the journey, and where they stop."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from commonplatform.accounts.types import Actor
from commonplatform.ui.charts import Chart, ChartKind, Series
from pleas.figures.presenters.reports import Report, Section
from pleas.figures.presenters.step_names import step_name
from pleas.figures.selectors.stages import means_figures, step_figures
from pleas.figures.types import Chosen, StepFigures


def stages_report(actor: Actor, chosen: Chosen) -> Report:
    """Every page, then the pages about money."""
    figures = step_figures(actor, chosen)
    return Report(
        key="pages",
        title=_("Pages of the journey"),
        lead=_("How many came to each page after the case was found, and how many went no further."),
        sections=[
            _section("pages", _("Every page"), figures),
            _section("money", _("Income and outgoings"), means_figures(figures)),
        ],
    )


def _section(key: str, title: str, figures: Sequence[StepFigures]) -> Section:
    return Section(
        key=key,
        title=title,
        chart=Chart(
            kind=ChartKind.ROWS,
            title=title,
            description=_("One bar per page: those who answered it, then those who stopped there."),
            categories=[step_name(each.name) for each in figures],
            series=[
                Series(name=_("Answered"), values=[each.answered for each in figures]),
                Series(name=_("Stopped here"), values=[each.left for each in figures]),
            ],
        ),
        columns=[_("Page"), _("Came to it"), _("Answered"), _("Stopped here"), _("Completed")],
        rows=[[step_name(each.name), each.reached, each.answered, each.left, each.completion] for each in figures],
        note=_(
            "A journey is counted when it was sent, or when its answers are deleted because it was not. "
            "Somebody who comes back later is counted once."
        ),
        empty=_("Journeys appear here when they were sent or given up."),
    )
