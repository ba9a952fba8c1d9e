"""What was pleaded: by court, by how it was entered, by kind of case."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from cases.states import InitiationCode
from commonplatform.accounts.types import Actor
from commonplatform.ui.charts import Chart, ChartKind, Series
from commonplatform.ui.components import Text
from pleas.figures.presenters.reports import Report, Section, Value
from pleas.figures.selectors.breakdown import pleas_by, pleas_by_court, statement_lengths
from pleas.figures.states import Channel
from pleas.figures.types import Chosen, Pleas


def pleas_report(actor: Actor, chosen: Chosen) -> Report:
    """The breakdown in the chosen days."""
    mitigation, defence = statement_lengths(actor, chosen)
    channels = pleas_by(actor, chosen, "channel")
    kinds = pleas_by(actor, chosen, "initiation_code")
    return Report(
        key="pleas",
        title=_("Pleas"),
        lead=_(
            "Mitigation, where written, has %(mitigation)s characters on average; a reason for pleading not guilty "
            "%(defence)s."
        )
        % {"mitigation": f"{mitigation:,}", "defence": f"{defence:,}"},
        sections=[
            _section("courts", _("By court"), _("Court"), pleas_by_court(actor, chosen)),
            _section(
                "channels",
                _("By who entered it"),
                _("How"),
                [(str(Channel(key).label), counted) for key, counted in channels.items()],
            ),
            _section(
                "kinds",
                _("By kind of case"),
                _("Kind of case"),
                [(str(InitiationCode(key).label), counted) for key, counted in kinds.items()],
            ),
        ],
    )


def _section(key: str, title: str, heading: Text, rows: Iterable[tuple[str, Pleas]]) -> Section:
    counted = list(rows)
    chart = Chart(
        kind=ChartKind.ROWS,
        title=title,
        description=_("One bar for each, made of guilty, guilty and attending court, and not guilty."),
        categories=[name or _("No court") for name, _pleas in counted],
        series=[
            Series(name=_("Guilty"), values=[p.guilty for _name, p in counted]),
            Series(name=_("Guilty, will attend court"), values=[p.guilty_attending for _name, p in counted]),
            Series(name=_("Not guilty"), values=[p.not_guilty for _name, p in counted]),
        ],
    )
    return Section(
        key=key,
        title=title,
        chart=chart,
        columns=[
            heading,
            _("Answers"),
            _("Guilty"),
            _("Guilty, will attend court"),
            _("Not guilty"),
            _("Fixed offers accepted"),
        ],
        rows=[[name or _("No court"), *_values(p)] for name, p in counted],
        empty=_("Nothing was sent in these days."),
    )


def _values(p: Pleas) -> list[Value]:
    return [p.submissions, p.guilty, p.guilty_attending, p.not_guilty, p.offers]
