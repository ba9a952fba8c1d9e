"""The fixed offer in the journey: its figures, accepting it once, and pleading in its place."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from cases.models import Case, FixedOfferAcceptance, FixedOfferEnd, Offence, Plea, WorkItem
from cases.services.conclude_due_offers import conclude_due_offers
from cases.states import CaseStatus
from commonplatform.audit.models import Effect, Event
from pleas.models import Draft, Submission
from tests.functional.pleas.walking import EMAIL, Citizen
from tests.support.fixed_offers import TWO_FARES, make_case_with_offer, make_figures
from tests.support.world import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    make_figures()
    return make_case_with_offer(Person(offences=TWO_FARES))


def accepting(case: Case) -> Citizen:
    citizen = Citizen(case).finds_the_case()
    assert citizen.get("case/").links()[0] == "/plea/offer/"
    citizen.post("offer/", offer="accepted")
    return citizen.answers()


def test_the_page_shows_every_amount_and_the_total(case: Case) -> None:
    page = Citizen(case).finds_the_case().get("offer/")
    assert page.heading == "The prosecutor offers a fixed penalty"
    for shown in ("Penalty: Travel without paying £100", "Prosecution costs £80", "£80", "Total to pay £360"):
        assert shown in page.text
    assert "Compensation" not in page.text


def test_the_page_is_welsh_in_welsh(case: Case) -> None:
    page = Citizen(case).speaks_welsh().finds_the_case().get("offer/")
    assert page.heading == "Mae’r erlynydd yn cynnig cosb benodedig"
    assert "Cyfanswm i’w dalu £360" in page.text


def test_a_choice_has_to_be_made(case: Case) -> None:
    assert Citizen(case).finds_the_case().post("offer/").errors == {"#id_offer": "Select whether you accept the offer"}


def test_accepting_asks_for_details_but_for_no_plea_and_no_means(case: Case) -> None:
    citizen = accepting(case)
    assert citizen.get("charge/1/").status == 302
    sent = citizen.sends()
    assert sent.leads_to == "/plea/receipt/"
    receipt = citizen.get("receipt/")
    assert receipt.heading == "You have accepted the fixed offer"
    assert "Do not pay anything before you have that letter." in receipt.text
    assert FixedOfferAcceptance.objects.get().total == Decimal("360.00")
    assert not Plea.objects.exists()
    assert not Draft.objects.exists()


def test_accepting_tells_the_court_and_sends_one_mail(case: Case) -> None:
    citizen = accepting(case)
    key = citizen.key()
    assert citizen.sends(key).leads_to == citizen.sends(key).leads_to == "/plea/receipt/"
    assert WorkItem.objects.get(kind="fixed_offer_accepted").principal_id == case.court_id
    mail = Effect.objects.get(kind="notifications.send_mail")
    assert (mail.payload["template"], mail.payload["address"]) == ("fixed_offer_accepted", EMAIL)
    assert mail.payload["facts"]["total"] == "360.00"
    assert Event.objects.filter(kind="offer.accepted").count() == 1
    assert Submission.objects.get().kind == "offer"


def test_declining_leads_to_the_charges(case: Case) -> None:
    citizen = Citizen(case).finds_the_case()
    assert citizen.post("offer/", offer="declined").leads_to == "/plea/details/"
    assert citizen.answers("guilty", "not_guilty").sends().leads_to == "/plea/receipt/"
    assert not FixedOfferAcceptance.objects.exists()


def test_in_the_cooling_off_a_plea_takes_the_place_of_the_offer(case: Case) -> None:
    accepting(case).sends()
    again = Citizen(case).finds_the_case()
    assert "You have accepted the fixed offer" in again.get("case/").text
    assert again.get("offer/").status == 302
    assert again.answers("not_guilty", "not_guilty").sends().leads_to == "/plea/receipt/"
    assert again.get("receipt/").heading == "Your pleas have been received"
    assert FixedOfferEnd.objects.get().outcome == "cancelled"
    assert sorted(Submission.objects.values_list("kind", flat=True)) == ["offer", "plea"]


def test_after_the_cooling_off_the_job_convicts_and_gives_the_court_its_work(case: Case) -> None:
    accepting(case).sends()
    assert conclude_due_offers(now=timezone.now()) == 0
    assert conclude_due_offers(now=timezone.now() + timedelta(days=5)) == 0
    assert conclude_due_offers(now=timezone.now() + timedelta(days=6)) == 1
    assert conclude_due_offers(now=timezone.now() + timedelta(days=6)) == 0
    case.refresh_from_db()
    assert case.status == CaseStatus.CONCLUDED
    assert WorkItem.objects.filter(kind="fixed_offer_concluded").count() == 1
    assert Event.objects.get(kind="offer.concluded").data["total"] == "360.00"


def test_an_offer_that_no_longer_stands_when_it_is_sent_is_not_accepted(case: Case) -> None:
    citizen = accepting(case)
    key = citizen.key()
    Offence.objects.filter(case=case).update(compensation=Decimal("10.01"))
    assert citizen.sends(key).leads_to == "/plea/charge/1/"
    assert not FixedOfferAcceptance.objects.exists()
    assert not Submission.objects.exists()
    assert citizen.answers("guilty", "not_guilty").sends().leads_to == "/plea/receipt/"
