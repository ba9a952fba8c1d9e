"""How many references that people enter are held, by police area."""

from django.utils.translation import gettext as _

from commonplatform.accounts.types import Actor
from commonplatform.ui.charts import Chart, ChartKind, Series
from pleas.figures.presenters.reports import Report, Section
from pleas.figures.selectors.references import matches_by_area
from pleas.figures.types import AreaMatches, Chosen


def references_report(actor: Actor, chosen: Chosen) -> Report:
    """The last 30 days beside the 30 before them."""
    areas = matches_by_area(actor, today=chosen.today)
    return Report(
        key="references",
        title=_("References found"),
        lead=_("A reference that is not held has been mistyped, or its police force has not sent the case."),
        sections=[
            Section(
                key="areas",
                title=_("By police area"),
                chart=Chart(
                    kind=ChartKind.ROWS,
                    title=_("References held in the last 30 days, in per cent of those entered"),
                    description=_("One bar per police area."),
                    categories=[_area(each) for each in areas],
                    series=[Series(name=_("Held"), values=[each.rate for each in areas])],
                    unit="%",
                    top=100,
                ),
                columns=[
                    _("Police area"),
                    _("Entered, last 30 days"),
                    _("Held"),
                    _("Rate"),
                    _("Entered, 30 days before"),
                    _("Held"),
                    _("Rate before"),
                ],
                rows=[
                    [
                        _area(each),
                        each.entered,
                        each.held,
                        each.rate,
                        each.entered_before,
                        each.held_before,
                        each.rate_before,
                    ]
                    for each in areas
                ],
                note=_("Each reference counts once in a period. Only a digest of it is kept."),
                empty=_("References appear here when somebody looks for a case."),
            )
        ],
    )


def _area(each: AreaMatches) -> str:
    if not each.force_code:
        return _("Not a reference")
    return f"{each.force_code} {each.force}".strip()
