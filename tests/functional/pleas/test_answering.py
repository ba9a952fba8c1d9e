"""Answering the charges: order, change, both languages, hostile text."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import Case, Offence
from cases.services import enter_pleas
from cases.states import CaseStatus, PleaChoice, PleaMethod
from cases.types import PleaToEnter
from pleas.answers import Answers
from pleas.models import Draft
from tests.functional.pleas.typing import typed_on
from tests.functional.pleas.walking import EMAIL, Citizen, Page, defendant_id
from tests.support.world import FEED, Person, make_case, make_court

pytestmark = pytest.mark.django_db
TWO = (("RT88191", "Speeding"), ("RT88192", "No insurance"))


@pytest.fixture
def case() -> Case:
    return make_case(defendants=[Person(offences=TWO)])


def test_the_case_page_shows_prosecutor_charges_and_wording(case: Case) -> None:
    page = Citizen(case).finds_the_case().get("case/")
    assert page.heading == "Your case"
    for shown in (case.prosecutor.name, "Ada Lovelace", "Speeding", "you did no insurance", case.reference_received):
        assert shown in page.text
    for hidden in ("Analytical Way", "SW1A", "1990"):
        assert hidden not in page.text


def test_the_journey_goes_page_by_page_to_the_receipt(case: Case) -> None:
    citizen, pages = Citizen(case).finds_the_case(), []
    page = citizen.get("case/").links()[0]
    while page != "/plea/check/":
        pages.append(page.removeprefix("/plea/").removesuffix("/"))
        typed = typed_on(page, pleas=("guilty", "not_guilty"), instead={})
        page = citizen.post(page.removeprefix("/plea/"), **typed).leads_to
    assert pages == [
        *("details", "address", "contact", "insurance-number", "licence"),
        *("charge/1", "mitigation/1"),
        *("charge/2", "defence/2", "evidence/2", "witnesses/2"),
        *("interpreter", "disability", "dates-to-avoid"),
        *("status", "pay", "deduction", "outstanding-fines", "hardship-question"),
    ]
    assert "Speeding Your plea Guilty" in citizen.get("check/").text
    assert citizen.sends().leads_to == "/plea/receipt/"
    assert citizen.get("receipt/").heading == "Your pleas have been received"


def test_every_page_about_a_charge_names_it(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "not_guilty")
    assert citizen.get("charge/1/").heading == "Speeding"
    for path in ("charge/2/", "defence/2/", "evidence/2/", "witnesses/2/"):
        page = citizen.get(path)
        assert "Charge 2 of 2" in page.text
        assert "No insurance" in page.text


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("charge/1/", "/plea/details/"),
        ("check/", "/plea/details/"),
        ("declaration/", "/plea/details/"),
        ("receipt/", "/plea/case/"),
    ],
)
def test_a_page_opened_too_early_leads_to_the_first_unanswered(case: Case, path: str, leads_to: str) -> None:
    assert Citizen(case).finds_the_case().get(path).leads_to == leads_to


@pytest.mark.parametrize("path", ["case/", "details/", "charge/1/", "check/", "declaration/", "under-18/", "receipt/"])
def test_a_page_without_a_visit_says_how_to_go_on(case: Case, path: str) -> None:
    citizen = Citizen(case)
    assert citizen.get(path).leads_to == "/plea/ended/"
    assert "Enter your reference, postcode and date of birth again" in citizen.get("ended/").text


@pytest.mark.parametrize("path", ["case/", "charge/1/", "contact/", "check/", "declaration/"])
def test_a_page_makes_a_bounded_number_of_queries_whatever_the_number_of_charges(path: str) -> None:
    counts = []
    for number in (1, 14):
        offences = [(f"RT88{code:03d}", f"Offence {code}") for code in range(number)]
        citizen = Citizen(make_case(defendants=[Person(offences=offences)])).finds_the_case()
        citizen.answers(*["guilty"] * number)
        with CaptureQueriesContext(connection) as queries:
            assert citizen.get(path).status == 200
        counts.append([q["sql"] for q in queries.captured_queries if q["sql"].startswith('SELECT "')])
    assert len(counts[0]) == len(counts[1]) <= 12


def test_a_charge_that_is_not_there_is_not_found(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().reaches("charge/1/")
    assert citizen.get("charge/3/").status == 404
    assert citizen.get("charge/0/").status == 404
    assert citizen.get(f"charge/{10**40}/").status == 404


def test_change_leads_back_to_check_with_the_new_answer(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    assert "/plea/charge/1/?change=yes" in citizen.get("check/").links()
    assert citizen.get("charge/1/?change=yes").checked("plea") == "guilty"
    assert citizen.post("charge/1/?change=yes", plea="guilty_attending").leads_to == "/plea/interpreter/?change=yes"
    citizen.answers()
    assert citizen.post("charge/2/?change=yes", plea="guilty_attending").leads_to == "/plea/check/"
    assert "Speeding Your plea Guilty, and I want to come to court" in citizen.get("check/").text


def test_a_change_that_opens_pages_leads_through_them_and_back_to_check(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "not_guilty")
    page = citizen.post("charge/1/?change=yes", plea="not_guilty").leads_to
    walked = []
    while page != "/plea/check/":
        walked.append(page)
        path = page.removesuffix("?change=yes")
        page = citizen.post(page.removeprefix("/plea/"), **typed_on(path, pleas=(), instead={})).leads_to
    assert walked == [f"/plea/{name}/1/?change=yes" for name in ("defence", "evidence", "witnesses")]
    assert "Speeding Your plea Not guilty" in citizen.get("check/").text


def test_answers_survive_going_back_and_forth(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "not_guilty", telephone="0808 157 0192")
    assert citizen.get("charge/1/").checked("plea") == "guilty"
    assert citizen.get("charge/2/").checked("plea") == "not_guilty"
    assert citizen.get("contact/").value_of("email") == EMAIL
    assert citizen.get("contact/").value_of("telephone") == "08081570192"


def test_two_tabs_do_not_undo_each_other(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    citizen.post("charge/1/?change=yes", plea="not_guilty")
    citizen.post("contact/?change=yes", email="other@example.org", telephone="0808 157 0192")
    stored = Answers.from_json(Draft.objects.get().answers)
    assert sorted(stored.pleas.values()) == ["guilty", "not_guilty"]
    assert stored.email == "other@example.org"


def test_the_answers_are_on_the_server_and_not_in_the_cookie(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    assert Answers.from_json(Draft.objects.get().answers).email == EMAIL
    assert all(EMAIL not in cookie.value for cookie in citizen.client.cookies.values())
    assert EMAIL not in str(dict(citizen.client.session))


def test_nobody_sees_or_answers_the_case_of_another(case: Case) -> None:
    other = make_case(defendants=[Person(forenames="Bea")])
    mine, theirs = Citizen(case).finds_the_case(), Citizen(other).finds_the_case()
    mine.reaches("charge/1/").post("charge/1/", plea="guilty")
    theirs.reaches("charge/1/")
    assert theirs.get("charge/1/").checked("plea") == ""
    assert "Ada" not in theirs.get("case/").text


def test_in_welsh_the_wording_is_welsh_where_there_is_one_and_marked_where_not() -> None:
    case = make_case(defendants=[Person(offences=TWO)])
    first = Offence.objects.get(defendant_id=defendant_id(case), sequence=1)
    first.title_welsh, first.wording_welsh = "Goryrru", "Ar ddiwrnod yn y gorffennol fe wnaethoch oryrru."
    first.save()
    citizen = Citizen(case).speaks_welsh().finds_the_case()
    page = citizen.get("case/")
    assert page.root.get("lang") == "cy"
    assert "Goryrru" in page.text
    assert "Speeding" not in page.text
    assert "No insurance" in " ".join(page.root.xpath('//*[@lang="en"]//text()'))
    assert "Goryrru" not in " ".join(page.root.xpath('//main//*[@lang="en"]//text()'))
    citizen.reaches("charge/1/").post("charge/1/", plea="guilty")
    assert citizen.get("charge/2/").root.xpath('//h1[@lang="en"]')


def test_a_welsh_court_has_its_welsh_name() -> None:
    case = make_case(court=make_court("Caernarfon", is_welsh=True))
    assert "Llys Caernarfon" in Citizen(case).speaks_welsh().finds_the_case().get("case/").text


# ---- stop pages


def stopped(case: Case) -> Page:
    page = Citizen(case).finds_the_case().get("case/")
    assert page.status == 200
    assert case.court is not None
    assert case.court.email in page.text
    assert "Monday to Friday" in page.text
    assert Citizen(case).finds_the_case().get("charge/1/").leads_to in ("/plea/ended/", "/plea/case/")
    return page


@pytest.mark.parametrize(
    ("status", "heading"),
    [
        (CaseStatus.LISTED, "This case now has a court hearing"),
        (CaseStatus.CONCLUDED, "The court has decided this case"),
        (CaseStatus.WITHDRAWN, "This case has been withdrawn"),
    ],
)
def test_a_case_that_is_not_open_says_why_and_whom_to_contact(case: Case, status: CaseStatus, heading: str) -> None:
    Case.objects.filter(pk=case.pk).update(status=status)
    assert stopped(case).heading == heading


def test_a_case_answered_by_post_says_when(case: Case) -> None:
    offences = Offence.objects.filter(case=case)
    enter_pleas(
        actor=FEED,
        case_id=case.pk,
        defendant_id=defendant_id(case),
        pleas=[PleaToEnter(offence.pk, PleaChoice.GUILTY) for offence in offences],
        method=PleaMethod.POSTAL,
        entered_at=timezone.now().replace(year=2026, month=11, day=2, hour=12),
    )
    assert "A plea was entered by post on 2 November 2026." in stopped(case).text


def test_somebody_under_18_is_told_to_contact_the_court() -> None:
    born = timezone.localdate() - timedelta(days=17 * 365)
    case = make_case(defendants=[Person(born_on=born)])
    parts = {"born_on_day": str(born.day), "born_on_month": str(born.month), "born_on_year": str(born.year)}
    page = Citizen(case, born=parts).finds_the_case().get("case/")
    assert page.heading == "You cannot answer this charge online"
    assert not Draft.objects.exists()


def test_a_co_defendant_may_still_answer_after_the_first_has() -> None:
    case = make_case(defendants=[Person(), Person(forenames="Bea", postcode="CF10 1AA")])
    Citizen(case, postcode="CF10 1AA").has_sent("guilty")
    Citizen(case).has_sent("not_guilty")
