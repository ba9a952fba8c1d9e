"""What follows an answer: changed details wait for staff, a second plea is refused, and the result says how to pay."""

import pytest
from django.utils import timezone, translation

from cases.models import Case, Defendant, Plea
from commonplatform.accounts.roles import Role
from commonplatform.ui.formats import long_date
from tests.functional.pleas.walking import Citizen
from tests.functional.results.received import TWO, sent, take_in
from tests.journeys.conftest import SomebodyComes, SomebodyWorks
from tests.journeys.plea_pages import begins_at, path_of, sends_it, the_receipt_reference_on
from tests.journeys.test_citizen_pleads import finds_the_case
from tests.journeys.world import BORN
from tests.support.world import Person, court_staff, make_case, make_court, make_person

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = pytest.mark.parametrize("language", ["en", "cy"], ids=["English", "Welsh"])


def a_case() -> Case:
    court = make_court("Caernarfon Magistrates’ Court", is_welsh=True)
    return make_case(court=court, defendants=[Person(offences=TWO)], reference="TEST/77/00001/26")


@LANGUAGES
def test_a_changed_address_waits_until_the_court_accepts_it(
    somebody_comes: SomebodyComes, somebody_works: SomebodyWorks, language: str
) -> None:
    case = a_case()
    citizen = somebody_comes(language=language)
    begins_at(citizen, case, "check/", "guilty", "guilty")
    citizen.page.locator('main a[href="/plea/address/?change=yes"]').click()
    citizen.types_into("address_is_correct", "no")
    citizen.types_into("line_1", "12 New Street")
    citizen.types_into("line_2", "Caernarfon")
    citizen.types_into("postcode", "LL55 1AB")
    citizen.press("Continue")
    citizen.sees("12 New Street")
    sends_it(citizen)
    held = Defendant.objects.get(case=case).particulars
    assert "12 New Street" not in held.address_lines

    assert case.court is not None
    officer = somebody_works(make_person(Role.COURT_OFFICER, court_staff(case.court))).is_signed_in()
    officer.visit("/cases/work/")
    officer.sees("Details changed")
    officer.visit(f"/cases/{case.pk}/requests/")
    officer.page.get_by_role("main").get_by_role("table").get_by_role("link").first.click()
    officer.sees("10 Analytical Way", "12 New Street")
    officer.choose("Yes, accept what is proposed")
    officer.press("Record the decision")
    officer.sees("Your decision is recorded")
    held.refresh_from_db()
    assert "12 New Street" in held.address_lines


@LANGUAGES
def test_a_second_plea_is_refused_with_the_day_of_the_first(somebody_comes: SomebodyComes, language: str) -> None:
    case = a_case()
    first = Citizen(case).has_sent("guilty", "guilty")
    reference = first.get("receipt/").root.xpath("string(//*[@class='app-reference__number'])")
    second = somebody_comes(language=language)
    finds_the_case(second, reference=case.reference_received, postcode="SW1A 2AA", born_on=BORN)
    second.is_at("This case has already been answered")
    with translation.override(language):
        today = long_date(timezone.localdate())
    second.sees("A plea was entered online on %(date)s.", date=today)
    assert the_receipt_reference_on(second) == "".join(str(reference).split())
    for page in ("ask", "emails", "progress"):
        second.visit(f"/plea/{page}/")
        assert path_of(second) == f"/plea/{page}/"
    second.visit("/plea/charge/1/")
    assert path_of(second) == "/plea/receipt/"
    assert Plea.objects.filter(case=case).count() == 2


@pytest.mark.parametrize(
    ("language", "fine"),
    [
        pytest.param("en", "Fined £1,250.00, reduced from £1,875.00 for the guilty plea.", id="English"),
        pytest.param("cy", "Dirwy o £1,250.00, wedi’i gostwng o £1,875.00 am y ple euog.", id="Welsh"),
    ],
)
def test_who_tracks_the_case_reads_the_result_and_how_to_pay(
    somebody_comes: SomebodyComes, language: str, fine: str
) -> None:
    case = a_case()
    Citizen(case).has_sent("guilty", "guilty")
    take_in(sent())
    citizen = somebody_comes(language=language)
    citizen.visit("/")
    citizen.follow("See how your case is going")
    finds_the_case(citizen, reference=case.reference_received, postcode="SW1A 2AA", born_on=BORN)
    citizen.is_at("How your case is going")
    assert citizen.reads(".app-reference__number") == "TEST/77/00001/26", "as the prosecutor printed it"
    citizen.sees(fine, "How to pay", "26012345A", "077")
    citizen.follow("See the receipt, to print or save it")
    citizen.is_at(citizen.said_of(2, "Your plea has been received", "Your pleas have been received"))
