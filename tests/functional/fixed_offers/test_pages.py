"""What the defendant, the court and the prosecutor read of an offer at each stage."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, FixedOfferAcceptance, FixedOfferEnd, Offence
from cases.services.assess_fixed_offers import assess_fixed_offers
from cases.services.conclude_due_offers import conclude_due_offers
from cases.states import CaseStatus
from commonplatform.accounts.roles import Role
from commonplatform.ui.formats import long_date
from tests.functional.fixed_offers.test_telling_the_defendant import accepted
from tests.functional.pleas.test_tracking import progress, tracks
from tests.functional.pleas.walking import Citizen, Page
from tests.support.fixed_offers import TWO_FARES, make_case_with_offer, make_figures
from tests.support.queries import at_most_queries
from tests.support.world import Person, court_staff, make_person, prosecution_office, signed_in

pytestmark = pytest.mark.django_db
AFTER = timedelta(days=6)


@pytest.fixture
def case() -> Case:
    make_figures()
    return make_case_with_offer(Person(offences=TWO_FARES))


def concluded(case: Case, *, welsh: bool = False) -> FixedOfferEnd:
    accepted(case, welsh=welsh)
    conclude_due_offers(now=timezone.now() + AFTER)
    return FixedOfferEnd.objects.get(case=case)


def last_day(case: Case) -> str:
    return long_date(FixedOfferAcceptance.objects.get(case=case).can_change_until)


def staff_page(case: Case, role: Role = Role.COURT_OFFICER, page: str = "summary") -> Page:
    assert case.court is not None
    at = prosecution_office(case.prosecutor) if role == Role.PROSECUTOR else court_staff(case.court)
    client = signed_in(Client(), make_person(role, at))
    return Page(client.get(reverse(f"cases:{page}", kwargs={"case_id": case.pk})))


# ---- the defendant


def test_tracking_in_the_cooling_off_says_until_when_and_how_to_change_it(case: Case) -> None:
    accepted(case)
    page = progress(case)
    assert "You have accepted the fixed offer. You are not convicted yet." in page.text
    assert f"You can change your mind until the end of {last_day(case)}." in page.text
    assert "Total to pay £360" in page.text
    assert "Answer the charges instead" in page.text
    assert "/plea/case/" in page.links()
    assert "How to pay" not in page.text


def test_tracking_after_the_conviction_says_when_what_and_how_to_pay(case: Case) -> None:
    end = concluded(case)
    page = progress(case)
    assert f"You were convicted on {long_date(end.ended_at)}" in page.text
    assert f"Pay the whole amount by {long_date(end.pay_by)}." in page.text
    assert "Total to pay £360" in page.text
    assert "A paper notice follows by post." in page.text
    assert "collection order" in page.text
    assert "Your plea Guilty" in page.text
    assert "Answer the charges instead" not in page.text


def test_tracking_is_welsh_in_welsh(case: Case) -> None:
    accepted(case, welsh=True)
    citizen = Citizen(case).speaks_welsh()
    citizen.get("track/")
    citizen.gives_reference()
    citizen.proves()
    page = citizen.get("progress/")
    assert "Rydych wedi derbyn y cynnig penodedig. Nid ydych wedi cael eich euogfarnu eto." in page.text
    assert "Cyfanswm i’w dalu £360" in page.text


def test_tracking_says_when_the_offer_does_not_count_any_more(case: Case) -> None:
    accepted(case)
    Case.objects.filter(pk=case.pk).update(status=CaseStatus.LISTED)
    conclude_due_offers(now=timezone.now())
    page = progress(case)
    assert "The fixed offer you accepted does not count." in page.text
    assert "Do not pay the amount of the offer." in page.text
    assert "Total to pay" not in page.text


def test_a_plea_in_its_place_leaves_nothing_of_the_offer_on_the_tracking_page(case: Case) -> None:
    accepted(case)
    Citizen(case).finds_the_case().answers("not_guilty", "not_guilty").sends()
    page = progress(case)
    assert "Your plea has been received" in page.text
    assert "fixed offer" not in page.text


def test_the_receipt_shows_what_was_accepted_and_is_a_tagged_file(case: Case) -> None:
    citizen = accepted(case)
    page = citizen.get("receipt/")
    assert "Total to pay £360" in page.text
    assert "/plea/receipt/pdf/" in page.links()
    assert "driving licence" not in page.text
    with pikepdf.open(BytesIO(citizen.get("receipt/pdf/").response.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]).startswith("Receipt for an accepted fixed offer")


def test_the_receipt_changes_with_the_conviction(case: Case) -> None:
    end = concluded(case)
    page = tracks(case).get("receipt/")
    assert f"Pay the whole amount by {long_date(end.pay_by)}." in page.text
    assert "change your mind" not in page.text


# ---- the court and the prosecutor


@pytest.mark.parametrize("role", [Role.COURT_OFFICER, Role.LEGAL_ADVISER, Role.PROSECUTOR])
def test_an_offer_that_is_open_is_on_the_case_page_with_its_amounts(case: Case, role: Role) -> None:
    assert "State Made; not assessed yet" in staff_page(case, role).text
    assess_fixed_offers(now=timezone.now())
    page = staff_page(case, role)
    assert "Fixed offer: Ada Lovelace State Open: the defendant can accept it" in page.text
    assert "Total to pay £360" in page.text


@pytest.mark.parametrize("role", [Role.COURT_OFFICER, Role.PROSECUTOR])
def test_the_case_page_says_that_it_is_accepted_and_can_still_be_taken_back(case: Case, role: Role) -> None:
    accepted(case)
    page = staff_page(case, role)
    assert "State Accepted, in its cooling-off" in page.text
    assert f"Last day to change {last_day(case)}" in page.text
    assert "Fixed offer accepted, cooling-off" in page.text
    assert "Ada Lovelace can take back the accepted fixed offer until the end of" in page.text
    assert "has not pleaded" not in page.text


@pytest.mark.parametrize("role", [Role.COURT_OFFICER, Role.PROSECUTOR])
def test_the_case_page_has_verdict_conviction_terms_and_collection_order(case: Case, role: Role) -> None:
    end = concluded(case)
    page = staff_page(case, role)
    for told in (
        "State Convicted by accepting it",
        "Verdict Found guilty of every charge, by accepting the fixed offer",
        f"Convicted on {long_date(end.ended_at)}",
        f"Pay by {long_date(end.pay_by)}",
        "Collection order Made",
        "Concluded",
        "Nothing: the case is over.",
    ):
        assert told in page.text or told in page.response.content.decode()


def test_the_timeline_tells_it_in_english_sentences_after_a_welsh_journey(case: Case) -> None:
    concluded(case, welsh=True)
    text = staff_page(case, page="timeline").text
    assert f"Fixed offer accepted online by Ada Lovelace: £360.00, can be taken back until {last_day(case)}" in text
    assert "Ada Lovelace convicted by accepting the fixed offer: £360.00 to be paid by" in text
    assert "a collection order was made" in text


def test_an_offer_that_does_not_qualify_says_so_and_shows_no_amount(case: Case) -> None:
    Offence.objects.filter(case=case, sequence=2).update(compensation=Decimal("10.01"))
    assess_fixed_offers(now=timezone.now())
    page = staff_page(case)
    assert "Not open to the defendant: not every charge qualifies" in page.text
    assert "Total to pay" not in page.text


def test_after_a_plea_the_offer_is_not_accepted(case: Case) -> None:
    assess_fixed_offers(now=timezone.now())
    Citizen(case).finds_the_case().answers("guilty", "guilty").sends()
    assert "State Not accepted" in staff_page(case).text


def test_the_page_of_a_case_with_an_offer_asks_no_more_than_it_may(case: Case) -> None:
    accepted(case)
    assert case.court is not None
    client = signed_in(Client(), make_person(Role.COURT_OFFICER, court_staff(case.court)))
    where = reverse("cases:summary", kwargs={"case_id": case.pk})
    client.get(where)
    with at_most_queries():
        client.get(where)
