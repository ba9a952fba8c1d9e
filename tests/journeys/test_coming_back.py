"""Leaving and coming back: nothing typed is lost, and who was away is told how things stand."""

from datetime import date

import pytest
from playwright.sync_api import Route
from pytest_django import Settings

from cases.models import Case
from pleas.models import Draft
from tests.functional.pleas.typing import EMAIL
from tests.journeys.conftest import SomebodyComes
from tests.journeys.plea_pages import begins_at, fills_in, goes_on_to_check, path_of, sends_it
from tests.journeys.test_citizen_pleads import finds_the_case
from tests.support.browser import SMALL_PHONE, KeyboardVisitor, Visitor
from tests.support.world import Person, make_case, make_court

pytestmark = pytest.mark.django_db(transaction=True)

REFERENCE = "62AB1234526"
TWO = (("RT88191", "Drive a motor vehicle over the speed limit"), ("RT88026", "Drive without third party insurance"))
LANGUAGES = pytest.mark.parametrize("language", ["en", "cy"], ids=["English", "Welsh"])
SECOND_FACTOR = {"reference": REFERENCE, "postcode": "SW1A 2AA", "born_on": date(1990, 12, 10)}


def a_case() -> Case:
    court = make_court("Caernarfon Magistrates’ Court", is_welsh=True)
    return make_case(court=court, defendants=[Person(offences=TWO)], reference=REFERENCE)


@LANGUAGES
def test_answers_are_saved_on_one_device_and_finished_on_another(somebody_comes: SomebodyComes, language: str) -> None:
    first = somebody_comes(language=language)
    begins_at(first, a_case(), "dates-to-avoid/", "not_guilty", "not_guilty")
    first.types_into("has_dates_to_avoid", "no")
    first.press("Save and come back later")
    first.is_at("Your answers are saved")
    first.press("Close my visit")
    first.is_at("You have closed your visit")

    second = somebody_comes(language=language, viewport=SMALL_PHONE)
    finds_the_case(second, **SECOND_FACTOR)  # type: ignore[arg-type]
    second.is_at("Go on where you stopped")
    second.press("Continue")
    assert path_of(second) == "/plea/hearing-language/", "the page after the one that was saved"
    goes_on_to_check(second)
    second.sees("I was not there.")
    sends_it(second)


@LANGUAGES
def test_a_page_left_unfinished_comes_back_with_what_was_typed_and_its_faults(
    somebody_comes: SomebodyComes, language: str
) -> None:
    citizen = somebody_comes(language=language, scripts=False)
    begins_at(citizen, a_case(), "contact/")
    citizen.types_into("email", "ada@")
    citizen.press("Save and come back later")
    citizen.sees(
        "The page you were on is not complete. What you typed on it is kept and will be there when you come back, "
        "but it counts only when you press “Continue” on that page."
    )
    citizen.follow("Go on now")
    citizen.visit("/plea/contact/")
    citizen.is_told("Enter an e-mail address in the correct format, like name@example.com")
    citizen.sees("You typed this here before. It counts only when you press “Continue”.")
    fills_in(citizen, pleas=(), instead={"email": EMAIL})
    assert path_of(citizen) == "/plea/insurance-number/"


def test_what_was_typed_is_there_again_after_a_time_out(somebody_comes: SomebodyComes, settings: Settings) -> None:
    """B-19: drafts survive a time-out, also the page that nobody had finished or saved."""
    citizen = somebody_comes()
    begins_at(citizen, a_case(), "defence/1/", "not_guilty")
    with citizen.page.expect_response(lambda answer: answer.request.method == "POST" and answer.status == 204):
        citizen.types_into("statement", "It was not my car, it was")
    citizen.sees("What you have typed on this page was kept at")
    long_enough, settings.VISIT_IDLE_SECONDS = settings.VISIT_IDLE_SECONDS, -1
    citizen.press("Continue")
    citizen.is_at("Your visit has timed out")
    settings.VISIT_IDLE_SECONDS = long_enough
    later = somebody_comes()
    finds_the_case(later, **SECOND_FACTOR)  # type: ignore[arg-type]
    later.visit("/plea/defence/1/")
    assert later.page.locator("textarea").input_value() == "It was not my car, it was"


def test_what_is_still_on_its_way_arrives_before_the_answer(somebody_comes: SomebodyComes) -> None:
    citizen = somebody_comes()
    begins_at(citizen, a_case(), "defence/1/", "not_guilty")
    on_its_way: list[Route] = []

    def hold(route: Route) -> None:
        if "keep_typing" in (route.request.post_data or ""):
            on_its_way.append(route)
        else:
            route.continue_()

    citizen.page.route("**/plea/defence/1/", hold)
    with citizen.page.expect_request(lambda request: request.method == "POST"):
        citizen.types_into("statement", "It was not my car.")
    citizen.page.get_by_role("button", name="Continue").click(no_wait_after=True)
    citizen.page.evaluate("1")
    with citizen.page.expect_navigation():
        on_its_way[0].continue_()
    assert path_of(citizen) != "/plea/defence/1/"
    assert Draft.objects.get().unfinished is None, "the page is answered; nothing old is put back on it"


@LANGUAGES
def test_a_link_away_from_something_typed_is_asked_about_in_the_language_of_the_page(
    somebody_comes: SomebodyComes, language: str
) -> None:
    citizen = somebody_comes(language=language, hands=KeyboardVisitor)
    begins_at(citizen, a_case(), "defence/1/", "not_guilty")
    citizen.types_into("statement", "I was")
    the_back_link_is_pressed(citizen)
    dialog = citizen.page.get_by_role("dialog", name=citizen.said("Leave this page?"))
    dialog.wait_for()
    citizen.page.keyboard.press("Enter")
    assert not dialog.is_visible(), "the first button stays, with everything typed"
    assert citizen.page.locator("textarea").input_value() == "I was"
    the_back_link_is_pressed(citizen)
    dialog.wait_for()
    with citizen.page.expect_navigation():
        citizen.page.keyboard.press("Tab")
        citizen.page.keyboard.press("Enter")
    assert path_of(citizen) == "/plea/charge/1/"
    assert Draft.objects.get().unfinished is None


def the_back_link_is_pressed(citizen: Visitor) -> None:
    citizen.page.locator(".govuk-back-link").focus()
    citizen.page.keyboard.press("Enter")


def test_changing_the_language_takes_what_was_typed_along(somebody_comes: SomebodyComes) -> None:
    citizen = somebody_comes()
    begins_at(citizen, a_case(), "defence/1/", "not_guilty")
    citizen.types_into("statement", "I was")
    citizen.language = "cy"
    citizen.follow("Cymraeg")
    assert citizen.page.locator("textarea").input_value() == "I was"


@LANGUAGES
def test_five_minutes_before_the_end_the_page_asks_and_the_visit_lasts_by_keyboard_alone(
    somebody_comes: SomebodyComes, language: str
) -> None:
    citizen = somebody_comes(language=language)
    citizen.page.clock.install()
    begins_at(citizen, a_case(), "charge/1/")
    dialog = citizen.page.get_by_role("dialog", name=citizen.said("Do you need more time?"))
    seconds = int(citizen.page.locator("[data-app-visit]").get_attribute("data-seconds") or "0")
    citizen.page.clock.fast_forward((seconds - 302) * 1000)
    assert not dialog.is_visible()
    citizen.page.clock.fast_forward(3000)
    dialog.wait_for()
    assert citizen.said_of(5, "Your visit ends in %(num)s minute.", "Your visit ends in %(num)s minutes.") in (
        dialog.inner_text()
    )
    with citizen.page.expect_response("**/plea/stay/") as asked:
        citizen.page.keyboard.press("Enter")
    assert asked.value.status == 204
    dialog.wait_for(state="hidden")
    citizen.page.clock.fast_forward((seconds - 302) * 1000)
    assert not dialog.is_visible(), "the whole time begins again"
    with citizen.page.expect_navigation(url="**/plea/ended/"):
        citizen.page.clock.fast_forward(400_000)
