"""Check your answers: everything that was answered, page by page of the journey, each with a link to change it.

A page whose answers are not shown here fails a test.
"""

from collections.abc import Callable, Container
from itertools import groupby

from django.utils.translation import gettext as _

from commonplatform.ui.components import Action, SummaryRow
from commonplatform.ui.question_views import change_action
from pleas.addresses import address_of_place
from pleas.journey import Journey, Place
from pleas.journey.step import Section as Part
from pleas.presenters.check.attending import ATTENDING
from pleas.presenters.check.charges import CHARGES
from pleas.presenters.check.details import DETAILS
from pleas.presenters.check.means import MEANS, totals
from pleas.presenters.check.offer import OFFER
from pleas.presenters.check.shown import Line, Shown
from pleas.presenters.texts import said
from pleas.types import OwnCase
from pleas.unfinished import page_of_draft

Section = tuple[str, list[SummaryRow]]

LINES: dict[str, Callable[[Shown], list[Line]]] = {**OFFER, **DETAILS, **CHARGES, **ATTENDING, **MEANS}


def answer_sections(case: OwnCase, journey: Journey) -> list[Section]:
    """A section for the details, for each charge, for coming to court, for means with its totals, for the rest."""
    shown = [place for place in journey.places if place.name in LINES]
    parts = groupby(shown, key=lambda place: (place.step.section, place.number))
    return [_section(case, journey, list(places)) for _part, places in parts]


def pages_left_unfinished(case: OwnCase, journey: Journey, typed_on: Container[str]) -> list[Action]:
    """A link to each page on which something was typed that is not one of these answers."""
    return [
        _rows(case, journey, place)[0].actions[0]
        for place in journey.places
        if place.name in LINES and page_of_draft(place) in typed_on
    ]


def _section(case: OwnCase, journey: Journey, places: list[Place]) -> Section:
    first, rows = places[0], [row for place in places for row in _rows(case, journey, place)]
    if first.number:
        charge = case.charges[first.number - 1]
        title = said(charge.title)
        heading = _("Charge %(number)s of %(total)s") % {"number": first.number, "total": len(case.charges)}
        return heading, [SummaryRow(key=_("Charge"), value=title.text, language=title.language), *rows]
    if first.step.section == Part.MEANS:
        rows += [SummaryRow(key=line.key, value=line.value) for line in totals(journey.answers)]
    return _headings(is_company=case.is_company)[first.step.section], rows


def _rows(case: OwnCase, journey: Journey, place: Place) -> list[SummaryRow]:
    charge = case.charges[place.number - 1] if place.number else None
    href = address_of_place(place)
    return [
        SummaryRow(key=line.key, value=line.value, actions=[change_action(href, _subject(line, place))])
        for line in LINES[place.name](Shown(case, journey.answers, charge))
    ]


def _subject(line: Line, place: Place) -> str:
    """What the link changes, in words that no other link of the page has."""
    if place.name == "charge":
        return _("your plea to charge %(number)s") % {"number": place.number}
    if place.number:
        return _("%(what)s (charge %(number)s)") % {"what": line.key, "number": place.number}
    return str(line.key)


def _headings(*, is_company: bool) -> dict[Part, str]:
    return {
        Part.CASE: _("Your case"),
        Part.DETAILS: _("The company and you") if is_company else _("Your details"),
        Part.ATTENDING: _("Coming to court"),
        Part.MEANS: _("The company’s finances") if is_company else _("Your money"),
        Part.END: _("Letters from the court"),
    }
