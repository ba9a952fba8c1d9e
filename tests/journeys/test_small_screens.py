"""Every page that staff, prosecutors and the defence can open fits a screen of 320 pixels."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import reverse

from tests.journeys.conftest import SomebodyComes
from tests.support.browser import SMALL_PHONE
from tests.support.matrix import MATRIX, PERSONAS
from tests.support.matrix_rules import OPEN, Persona
from tests.support.matrix_world import MatrixWorld, make_matrix_world

pytestmark = pytest.mark.django_db(transaction=True)

WHO = (
    "listing officer of this court",
    "auditor",
    "prosecutor of this authority",
    "solicitor on record",
    "solicitor of another firm",
)
NOT_PAGES = (
    *("health_live", "health_ready", "listings:daily_list_csv", "figures:export", "public_figures:"),
    *("defence:my_cases_file", "defence:calendar_feed", "disclosure:readers_file"),
    *("disclosure:poster", "disclosure:recording", "disclosure:sent_file"),
)


def pages_for(who: Persona, world: MatrixWorld, seen: set[str]) -> Iterator[str]:
    """The addresses that answer this person with a page nobody before had."""
    ids = world.ids_for(who)
    for name, line in MATRIX.items():
        if line.rule(who) == OPEN and name not in seen and not name.startswith(NOT_PAGES):
            seen.add(name)
            yield reverse(name, kwargs={argument: ids[value] for argument, value in line.takes.items()})


def test_no_page_scrolls_sideways_on_a_small_phone(somebody_comes: SomebodyComes) -> None:
    people = tuple(who for who in PERSONAS if who.name in WHO or who.has_searched)
    world = make_matrix_world(PERSONAS)
    seen: set[str] = set()
    for who in people:
        browser = somebody_comes(viewport=SMALL_PHONE)
        session = world.clients[who.name].cookies[settings.SESSION_COOKIE_NAME].value
        browser.brings_session(session)
        for address in pages_for(who, world, seen):
            browser.visit(address)
    assert len(seen) > 25
