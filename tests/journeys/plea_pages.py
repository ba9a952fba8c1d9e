"""The pages of the plea journey in a browser, filled in as data: what is typed stands in one place for all tests."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from cases.models import Case
from pleas.answers import Answers
from pleas.permissions import proved_scope
from pleas.selectors import draft_of
from pleas.types import Visit
from pleas.views.visits import visit_kept_in
from tests.functional.pleas.typing import typed_on
from tests.functional.pleas.walking import Citizen
from tests.support.browser import Visitor


def path_of(citizen: Visitor) -> str:
    return urlsplit(citizen.page.url).path


def fills_in(citizen: Visitor, *, pleas: Sequence[str], instead: Mapping[str, str]) -> None:
    """Fill in the page that the citizen is on, as far as it asks, and go on."""
    for name, text in typed_on(path_of(citizen), pleas=pleas, instead=instead).items():
        if text and citizen.has_control(name):
            citizen.types_into(name, text)
    citizen.press("Continue")


def answers_every_page(citizen: Visitor, *, pleas: Sequence[str], **instead: str) -> list[str]:
    """From the page "your case" to check-answers; the paths of the pages on the way."""
    citizen.press("Continue")
    return goes_on_to_check(citizen, pleas=pleas, **instead)


def goes_on_to_check(citizen: Visitor, *, pleas: Sequence[str] = (), **instead: str) -> list[str]:
    """From any page to check-answers; the paths of the pages on the way."""
    walked: list[str] = []
    while path_of(citizen) != "/plea/check/":
        walked.append(path_of(citizen))
        assert walked.count(walked[-1]) == 1, f"{walked[-1]} came again: {citizen.words}"
        fills_in(citizen, pleas=pleas, instead=instead)
    return walked


def brings_visit_of(browser: Visitor, citizen: Citizen) -> None:
    """The browser goes on with the visit of somebody who found their case without one."""
    browser.brings_session(citizen.client.cookies[settings.SESSION_COOKIE_NAME].value)


def begins_at(browser: Visitor, case: Case, path: str, *pleas: str, **who: Any) -> Citizen:
    """The browser stands at this page, with everything before it answered already."""
    citizen = Citizen(case, **who).finds_the_case().reaches(path, *pleas)
    brings_visit_of(browser, citizen)
    browser.visit(f"/plea/{path}")
    return citizen


def sends_it(citizen: Visitor, *, charges: int = 2) -> str:
    """From check-answers to the receipt; its reference."""
    citizen.is_at("Check your answers")
    citizen.press("Continue to the declaration")
    citizen.choose("I have read this declaration and it is true")
    citizen.press(citizen.said_of(charges, "Send your plea", "Send your pleas"))
    citizen.is_at(citizen.said_of(charges, "Your plea has been received", "Your pleas have been received"))
    return the_receipt_reference_on(citizen)


def the_receipt_reference_on(citizen: Visitor) -> str:
    return "".join(citizen.reads(".app-reference__number").split())


def visit_of(citizen: Citizen) -> Visit:
    visit = visit_kept_in(citizen.client.session)
    assert visit is not None
    return visit


def answers_kept_for(citizen: Citizen) -> Answers:
    """What the draft of this visit holds."""
    visit = visit_of(citizen)
    with proved_scope(visit.proved):
        answers = draft_of(visit)
    assert answers is not None
    return answers
