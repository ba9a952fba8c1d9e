"""How far people get: every page of the journey, those who came to it and those who left there."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Func, QuerySet

from commonplatform.accounts.types import Actor
from pleas.figures.models import AbandonedNote
from pleas.figures.permissions import require_reader
from pleas.figures.selectors.counts import notes_in
from pleas.figures.types import Chosen, StepFigures
from pleas.journey import STEPS, Section


def step_figures(actor: Actor, chosen: Chosen) -> list[StepFigures]:
    """The pages after the proof, in the order of the journey, that anybody came to."""
    require_reader(actor)
    given_up = AbandonedNote.objects.filter(day__range=(chosen.starts_on, chosen.ends_on))
    if chosen.court_id:
        given_up = given_up.filter(court_id=chosen.court_id)
    sent = notes_in(chosen)
    through = Counter(_steps_of(sent)) + Counter(_steps_of(given_up))
    left = Counter(dict(given_up.values_list("stopped_at").order_by().annotate(Count("pk"))))
    return [
        StepFigures(step.name, reached=through[step.name] + left[step.name], left=left[step.name])
        for step in STEPS
        if not step.before_proof and through[step.name] + left[step.name]
    ]


def means_figures(figures: Iterable[StepFigures]) -> list[StepFigures]:
    """Of these, the pages about income and outgoings."""
    means = {step.name for step in STEPS if step.section == Section.MEANS}
    return [each for each in figures if each.name in means]


def _steps_of(notes: QuerySet[Any]) -> dict[str, int]:
    one_each = notes.order_by().annotate(step=Func(F("steps"), function="unnest")).values("step")
    return dict(one_each.values_list("step").annotate(Count("pk")))
