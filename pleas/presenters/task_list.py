"""What is answered and what is left, for somebody who comes back."""

from collections.abc import Container
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonplatform.ui.components import Tag, Task
from pleas.addresses import address_of_place
from pleas.journey import Journey, Place
from pleas.journey.step import Section
from pleas.presenters.texts import said
from pleas.types import OwnCase
from pleas.unfinished import page_of_draft

_TITLES: dict[Section, str | Promise] = {
    Section.CASE: gettext_lazy("Your case"),
    Section.DETAILS: gettext_lazy("Your details"),
    Section.ATTENDING: gettext_lazy("Coming to court"),
    Section.MEANS: gettext_lazy("Your money"),
    Section.END: gettext_lazy("Check your answers and send them"),
}


def task_list_of(case: OwnCase, journey: Journey, typed_on: Container[str] = ()) -> list[Task]:
    """One task for each part of the journey, and one for each charge, in order.

    A part is not completed while something is typed on one of its pages that is no answer yet.
    """
    parts = [list(places) for _part, places in groupby(journey.places, key=lambda p: (p.step.section, p.number))]
    left = [[place for place in places if _is_left(journey, place, typed_on)] for places in parts]
    reached = journey.places.index(journey.first_unanswered())
    return [
        _task(case, places, left_of_it, may_start=journey.places.index(places[0]) <= reached)
        for places, left_of_it in zip(parts, left, strict=True)
    ]


def _task(case: OwnCase, places: list[Place], left: list[Place], *, may_start: bool) -> Task:
    title, hint = _names(case, places[0])
    if not may_start:
        return Task(title=title, hint=hint, status=_("Cannot start yet"))
    done = not left and places[0].step.section != Section.END
    return Task(
        title=title,
        hint=hint,
        status=_("Completed") if done else Tag(text=_("Not completed yet")),
        href=address_of_place((left or places)[0]),
    )


def _is_left(journey: Journey, place: Place, typed_on: Container[str]) -> bool:
    return not journey.is_answered(place) or page_of_draft(place) in typed_on


def _names(case: OwnCase, place: Place) -> tuple[str, str]:
    """The name of a part; a charge has its own title as the hint."""
    if not place.number:
        return str(_TITLES[place.step.section]), ""
    charge = case.charges[place.number - 1]
    name = _("Charge %(number)s of %(total)s") % {"number": place.number, "total": len(case.charges)}
    return name, said(charge.title).text
