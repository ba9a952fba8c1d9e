"""The first page of the reports."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.access.policy import Action, Target
from cases.access.relations import may_ever
from commonplatform.accounts.types import Actor
from commonplatform.ui.components import SubNavigationItem
from pleas.figures.presenters.catalogue import REPORTS
from pleas.figures.presenters.weeks import pleaded_by_week
from pleas.figures.selectors.weeks import court_weeks
from pleas.figures.types import Chosen, Pleas


def tabs(actor: Actor, *, current: str) -> list[SubNavigationItem]:
    """The reports as tabs; counting one's post only where the actor may."""
    items = [SubNavigationItem(text=_("Overview"), href=reverse("figures:overview"), current=not current)]
    items += [
        SubNavigationItem(text=each.title, href=reverse("figures:report", args=[each.key]), current=current == each.key)
        for each in REPORTS.values()
    ]
    if may_ever(actor, Action.CREATE, Target.POSTAL_COUNT):
        href = reverse("figures:postal_counts")
        items.append(SubNavigationItem(text=_("Postal counts"), href=href, current=current == "post"))
    return items


def overview_sections(actor: Actor, chosen: Chosen) -> dict[str, Any]:
    """The chart of the weeks, and the sums of half a year."""
    weeks = court_weeks(actor, chosen)
    total = sum((week.pleas for week in weeks), Pleas())
    return {"chart": pleaded_by_week(weeks), "total": total, "since": chosen.starts_on}
