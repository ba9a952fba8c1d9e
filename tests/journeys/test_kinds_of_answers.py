"""From the charges to the receipt, in both languages: each kind of answer with everything that it asks for."""

import pytest

from cases.models import Case, Plea
from commonplatform.accounts.roles import Role
from tests.journeys.conftest import SomebodyComes, SomebodyWorks
from tests.journeys.plea_pages import begins_at, fills_in, goes_on_to_check, path_of, sends_it
from tests.support.browser import Visitor
from tests.support.fixed_offers import FARES, make_case_with_offer, make_figures
from tests.support.live import carry_out_effects
from tests.support.world import Person, court_staff, make_case, make_court, make_person

pytestmark = pytest.mark.django_db(transaction=True)

TWO = (("RT88191", "Drive a motor vehicle over the speed limit"), ("RT88026", "Drive without third party insurance"))
COMPANY = Person(organisation_name="Engines and Looms Limited", offences=TWO)


@pytest.fixture(params=["en", "cy"], ids=["English", "Welsh"])
def citizen(request: pytest.FixtureRequest, somebody_comes: SomebodyComes) -> Visitor:
    """Somebody at a browser in their language."""
    return somebody_comes(language=request.param)


def a_case(person: Person) -> Case:
    return make_case(court=make_court("Caernarfon Magistrates’ Court", is_welsh=True), defendants=[person])


def pleas_of(case: Case) -> set[str]:
    return set(Plea.objects.filter(case=case).values_list("choice", flat=True))


def test_guilty_to_two_charges_with_all_their_means(citizen: Visitor) -> None:
    case = a_case(Person(offences=TWO))
    begins_at(citizen, case, "charge/1/")
    walked = goes_on_to_check(
        citizen,
        pleas=("guilty", "guilty"),
        status="employed_and_benefits",
        deduction="earnings",
        has_outstanding_fines="yes",
        has_hardship="yes",
        outstanding_fines="40",
    )
    means = walked[walked.index("/plea/status/") :]
    assert means == [
        f"/plea/{page}/"
        for page in (
            "status",
            "pay",
            "in-work-benefits",
            "deduction",
            "employer",
            "outstanding-fines",
            "hardship-question",
            "hardship",
            "household",
            "other-expenses",
            "document-language",
        )
    ]
    citizen.sees("Total income in a week", "Total expenses in a month", "£730.50")
    sends_it(citizen)
    assert pleas_of(case) == {"guilty"}


def test_guilty_and_coming_to_court_with_an_interpreter_and_a_health_need(
    citizen: Visitor, somebody_works: SomebodyWorks
) -> None:
    case = a_case(Person())
    begins_at(citizen, case, "charge/1/")
    walked = goes_on_to_check(citizen, pleas=("guilty_attending",), interpreter_language="Pashto")
    assert {"/plea/interpreter/", "/plea/disability/"} <= set(walked)
    citizen.sees("Pashto", "A hearing loop")
    sends_it(citizen, charges=1)
    assert pleas_of(case) == {"guilty_attending"}
    assert case.court is not None
    officer = somebody_works(make_person(Role.COURT_OFFICER, court_staff(case.court))).is_signed_in()
    officer.visit("/cases/work/")
    officer.sees("Plea received online", "Interpreter")


def test_not_guilty_with_two_witnesses_disputed_evidence_and_dates_to_avoid(citizen: Visitor) -> None:
    case = a_case(Person())
    begins_at(citizen, case, "witnesses/1/", "not_guilty")
    two_witnesses_are_named(citizen)
    while path_of(citizen) != "/plea/dates-to-avoid/":
        fills_in(citizen, pleas=(), instead={})
    dates_are_given(citizen)
    goes_on_to_check(citizen)
    citizen.sees("The photograph.", "Mary Somerville", "Ada Byron", "Dholuo", "An operation")
    sends_it(citizen, charges=1)
    assert pleas_of(case) == {"not_guilty"}


def two_witnesses_are_named(citizen: Visitor) -> None:
    citizen.types_into("calls_witnesses", "yes")
    citizen.types_into("name_1", "Mary Somerville")
    citizen.press("Add another witness")
    citizen.types_into("name_2", "Ada Byron")
    citizen.types_into("address_2", "2 Mill Lane")
    for box, number in (("day", "10"), ("month", "12"), ("year", "1985")):
        citizen.types_into(f"born_on_2_{box}", number)
    citizen.types_into("interpreter_language_2", "Dholuo")
    citizen.press("Continue")


def dates_are_given(citizen: Visitor) -> None:
    citizen.types_into("has_dates_to_avoid", "yes")
    for box, first, last in (("day", "4", "8"), ("month", "1", "1"), ("year", "2027", "2027")):
        citizen.types_into(f"first_1_{box}", first)
        citizen.types_into(f"last_1_{box}", last)
    citizen.types_into("reason_1", "An operation")
    citizen.press("Continue")


def test_a_company_pleads_guilty_with_its_finances(citizen: Visitor) -> None:
    case = a_case(COMPANY)
    begins_at(citizen, case, "company/", born={})
    walked = goes_on_to_check(citizen, pleas=("guilty", "guilty"))
    assert {"/plea/company/", "/plea/company-finances/"} <= set(walked)
    assert "/plea/status/" not in walked
    citizen.sees("Engines Ltd", "£100,000")
    sends_it(citizen)
    assert pleas_of(case) == {"guilty"}


def test_a_fixed_offer_is_accepted_and_nothing_but_details_is_asked(citizen: Visitor) -> None:
    make_figures()
    case = make_case_with_offer(Person(offences=FARES))
    begins_at(citizen, case, "offer/")
    citizen.sees("£220")
    walked = goes_on_to_check(citizen, offer="accepted")
    assert not [page for page in walked if "charge" in page or "status" in page]
    citizen.press("Continue to the declaration")
    citizen.choose("I have read this declaration and it is true")
    citizen.press("Accept the fixed offer")
    citizen.is_at("You have accepted the fixed offer")
    carry_out_effects()
    assert not Plea.objects.exists(), "the five days of the offer have only begun"
