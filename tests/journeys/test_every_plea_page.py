"""Every page of the plea journey, found from its table: nobody can add one that these tests do not open."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone

from cases.models import Case
from cases.states import PleaChoice
from commonplatform.accounts.types import CITIZEN
from pleas.addresses import address_of, address_of_place
from pleas.answers import EmploymentStatus
from pleas.journey import STEPS, Journey, Place, facts_of, has_page
from pleas.permissions import proved_scope
from pleas.selectors import own_case
from pleas.services import save_answers
from tests.functional.pleas.walking import BORN, Citizen
from tests.journeys.conftest import SomebodyComes
from tests.journeys.plea_pages import brings_visit_of, fills_in, path_of, visit_of
from tests.support.browser import DESKTOP, SMALL_PHONE, KeyboardVisitor, Visitor
from tests.support.fixed_offers import TWO_FARES, make_case_with_offer, make_figures
from tests.support.plea_answers import Choices, walked
from tests.support.world import Person, make_case, make_court

pytestmark = pytest.mark.django_db(transaction=True)

TWICE_AS_LARGE = {"width": 640, "height": 450}
LONG_NAME = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-Prydderch"
TWO = (("RT88191", "Drive a motor vehicle over the speed limit"), ("RT88026", "Drive without third party insurance"))
DENIES_ONE = {1: PleaChoice.NOT_GUILTY, 2: PleaChoice.GUILTY}
PERSON = Person(surname=LONG_NAME, offences=TWO)
COMPANY = Person(organisation_name="Engines and Looms Limited", offences=TWO)


@dataclass(frozen=True, slots=True)
class Branch:
    """Somebody whose answers lead past some of the pages."""

    person: Person
    choices: Choices
    has_offer: bool = False


BRANCHES = (
    Branch(PERSON, Choices(DENIES_ONE, status=EmploymentStatus.EMPLOYED_AND_BENEFITS, hardship=True)),
    Branch(PERSON, Choices(DENIES_ONE, status=EmploymentStatus.OTHER, pension_credit=True)),
    Branch(PERSON, Choices(DENIES_ONE, status=EmploymentStatus.OUT_OF_WORK_BENEFITS)),
    Branch(COMPANY, Choices(DENIES_ONE)),
    Branch(Person(surname=LONG_NAME, offences=TWO_FARES), Choices(DENIES_ONE), has_offer=True),
)


def at_the_end(branch: Branch) -> tuple[Citizen, Journey]:
    """Somebody with every answer given, at a court that supports Welsh: all their pages stand open."""
    case = _case_with_offer(branch.person) if branch.has_offer else _case_in_wales(branch.person)
    citizen = Citizen(case, born={} if branch.person.organisation_name else dict(BORN)).finds_the_case()
    visit = visit_of(citizen)
    with proved_scope(visit.proved):
        facts = facts_of(own_case(visit.proved), today=timezone.localdate())
        save_answers(actor=CITIZEN, visit=visit, change=lambda answers: walked(facts, branch.choices, answers).answers)
    return citizen, walked(facts, branch.choices)


def _case_in_wales(person: Person) -> Case:
    return make_case(court=make_court("Caernarfon", is_welsh=True), defendants=[person])


def _case_with_offer(person: Person) -> Case:
    make_figures()
    return make_case_with_offer(person)


def first_time_met(branches: tuple[Branch, ...]) -> Iterator[tuple[Branch, Citizen, list[Place]]]:
    """Each branch with its pages that no branch before had; all pages of the charge once are enough."""
    seen: set[str] = set()
    for branch in branches:
        citizen, journey = at_the_end(branch)
        new = [place for place in journey.places if place.name not in seen]
        seen |= {place.name for place in new}
        yield branch, citizen, list({place.name: place for place in new}.values())
    missing = {step.name for step in STEPS if not step.before_proof and has_page(step.name)} - seen
    assert missing == set(), f"no branch of this test leads to {missing}"


@pytest.mark.parametrize(
    ("language", "viewport"),
    [
        pytest.param("cy", SMALL_PHONE, id="Welsh-320-pixels"),
        pytest.param("en", TWICE_AS_LARGE, id="English-200-percent"),
    ],
)
def test_every_page_fits_and_has_no_barrier(somebody_comes: SomebodyComes, language: str, viewport: Any) -> None:
    every_page_before_the_proof_opens(somebody_comes(language=language, viewport=viewport))
    for _branch, citizen, places in first_time_met(BRANCHES):
        browser = somebody_comes(language=language, viewport=viewport)
        brings_visit_of(browser, citizen)
        for place in places:
            browser.visit(address_of_place(place))
            assert path_of(browser) == address_of_place(place), f"{place.name} does not open"


def every_page_before_the_proof_opens(browser: Visitor) -> None:
    """The proof opens only after a reference."""
    citizen = Citizen(make_case())
    citizen.gives_reference()
    brings_visit_of(browser, citizen)
    for step in STEPS:
        if step.before_proof:
            browser.visit(address_of(step.name))
            assert path_of(browser) == address_of(step.name), f"{step.name} does not open"


def test_every_page_is_answered_by_keyboard_alone_and_without_scripts(somebody_comes: SomebodyComes) -> None:
    for branch, citizen, places in first_time_met(BRANCHES):
        browser = somebody_comes(hands=KeyboardVisitor, scripts=False, viewport=DESKTOP)
        brings_visit_of(browser, citizen)
        for place in places:
            if place.name not in ("case", "check", "declaration"):
                answers_it(browser, place, branch)


def answers_it(browser: Visitor, place: Place, branch: Branch) -> None:
    """As before, so that the pages after it stay open."""
    browser.visit(address_of_place(place))
    as_before = {
        "last_name": LONG_NAME,
        "driver_number": OF_THAT_NAME,
        "status": branch.choices.status.value,
        "deduction": "earnings",
        "has_hardship": "yes" if branch.choices.hardship else "no",
    }
    fills_in(browser, pleas=("not_guilty", "guilty"), instead=as_before)
    assert not browser.page.title().startswith("Error:"), browser.words


OF_THAT_NAME = "LLANF 962100 A99AB"


def test_fourteen_charges_and_a_single_name_are_shown_whole(somebody_comes: SomebodyComes) -> None:
    offences = [(f"RT88{number:03d}", f"Offence number {number} with a title of some length") for number in range(14)]
    case: Case = make_case(defendants=[Person(forenames="", surname="Björk", offences=offences)])
    citizen = Citizen(case).finds_the_case()
    browser = somebody_comes(viewport=SMALL_PHONE)
    brings_visit_of(browser, citizen)
    browser.visit("/plea/case/")
    browser.sees("Offence number 13 with a title of some length")
    browser.press("Continue")
    browser.press("Continue")
    browser.is_at("Is the address on your notice correct?")
