"""The pages of the plea journey in a browser, filled in as data: what is typed stands in one place for all tests."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from django.conf import settings

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
    walked: list[str] = []
    while path_of(citizen) != "/plea/check/":
        walked.append(path_of(citizen))
        assert walked.count(walked[-1]) == 1, f"{walked[-1]} came again: {citizen.words}"
        fills_in(citizen, pleas=pleas, instead=instead)
    return walked


def brings_visit_of(browser: Visitor, citizen: Citizen) -> None:
    """The browser goes on with the visit of somebody who found their case without one."""
    browser.brings_session(citizen.client.cookies[settings.SESSION_COOKIE_NAME].value)


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
