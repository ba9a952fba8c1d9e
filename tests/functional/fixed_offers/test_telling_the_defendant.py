"""The conviction, or that there is none, is told by mail; the court's list follows at once; one fault stops nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.models import Case, FixedOfferAcceptance, FixedOfferEnd, FixedOfferPenalty, Plea, WorkItem
from cases.services.conclude_due_offers import conclude_due_offers
from cases.states import CaseStatus
from commonplatform.audit.models import Effect
from commonplatform.notifications.mail_templates import write_letter
from pleas.result_contact import contact_of_submission
from tests.functional.pleas.walking import EMAIL, Citizen
from tests.functional.results.received import sent, take_in
from tests.support.effects import effects_asking
from tests.support.fixed_offers import TWO_FARES, make_case_with_offer, make_figures
from tests.support.world import Person

pytestmark = pytest.mark.django_db
AFTER = timedelta(days=6)


@pytest.fixture
def case() -> Case:
    make_figures()
    return make_case_with_offer(Person(offences=TWO_FARES))


def accepted(case: Case, *, welsh: bool = False, **typed: str) -> Citizen:
    citizen = Citizen(case)
    citizen = (citizen.speaks_welsh() if welsh else citizen).finds_the_case()
    citizen.post("offer/", offer="accepted")
    assert citizen.answers(**typed).sends().leads_to == "/plea/receipt/"
    return citizen


def mail_about(case: Case, template: str) -> Effect:
    return next(e for e in effects_asking(kind="notifications.send_mail", template=template) if e.case_id == case.pk)


def words_of(effect: Effect) -> tuple[str, str]:
    facts = effect.payload
    letter = write_letter(facts["template"], language=facts["language"], facts=facts["facts"])
    return letter.subject, " ".join(letter.text.split())


def test_the_confirmation_gives_the_amounts_and_both_days_and_names_no_charge(case: Case) -> None:
    accepted(case)
    subject, body = words_of(mail_about(case, "fixed_offer_accepted"))
    assert case.reference_received in subject
    for amount in ("Penalty: £200", "Prosecution costs: £80", "Total to pay: £360", "/plea/track/"):
        assert amount in body
    assert "until the end of" in body
    assert "ticket" not in body


def test_the_conviction_is_told_with_the_amounts_and_how_to_pay(case: Case) -> None:
    accepted(case)
    conclude_due_offers(now=timezone.now() + AFTER)
    effect = mail_about(case, "fixed_offer_concluded")
    assert effect.payload["address"] == EMAIL
    subject, body = words_of(effect)
    assert subject == f"You have been convicted under the fixed offer: case {case.reference_received}"
    for told in ("Total to pay: £360", "Pay the whole amount by", "A paper notice follows by post", "collection order"):
        assert told in body
    assert "ticket" not in body


def test_after_a_welsh_journey_it_is_told_in_welsh(case: Case) -> None:
    accepted(case, welsh=True)
    conclude_due_offers(now=timezone.now() + AFTER)
    subject, body = words_of(mail_about(case, "fixed_offer_concluded"))
    assert subject.startswith("Cawsoch eich euogfarnu o dan y cynnig penodedig")
    assert "Talwch y swm cyfan erbyn" in body


def test_the_acceptance_is_off_the_courts_list_once_it_is_a_conviction(case: Case) -> None:
    accepted(case)
    conclude_due_offers(now=timezone.now() + AFTER)
    assert list(WorkItem.objects.filter(case=case, done_at__isnull=True).values_list("kind", flat=True)) == [
        "fixed_offer_concluded"
    ]


def test_a_plea_takes_the_acceptance_off_the_courts_list_at_once(case: Case) -> None:
    accepted(case)
    Citizen(case).finds_the_case().answers("not_guilty", "not_guilty").sends()
    waiting = WorkItem.objects.filter(case=case, done_at__isnull=True).values_list("kind", flat=True)
    assert "fixed_offer_accepted" not in set(waiting)
    assert "plea_received" in set(waiting)
    done = WorkItem.objects.get(case=case, kind="fixed_offer_accepted")
    assert done.done_by == "Ada Lovelace"


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (CaseStatus.LISTED, "because the case was listed for a hearing"),
        (CaseStatus.WITHDRAWN, "because the prosecutor withdrew the case"),
    ],
)
def test_a_case_that_moves_on_in_the_cooling_off_is_told_within_the_hour(
    case: Case, status: CaseStatus, why: str
) -> None:
    accepted(case)
    Case.objects.filter(pk=case.pk).update(status=status)
    assert conclude_due_offers(now=timezone.now()) == 0
    assert FixedOfferEnd.objects.get().outcome == "cancelled"
    _subject, body = words_of(mail_about(case, "fixed_offer_cancelled"))
    assert why in body
    assert "Do not pay the amount of the offer" in body
    assert not Plea.objects.exists()


def test_a_result_of_the_court_takes_the_place_of_the_offer(case: Case) -> None:
    accepted(case)
    charge = case.defendants.get().offences.get(sequence=1)
    adjourned = [{"code": "A", "sequence": 1, "short_title": "Adjourned"}]
    offences = [{"code": charge.code, "sequence": 1, "results": adjourned}]
    take_in(sent(urn=case.reference_received, offences=offences))
    assert conclude_due_offers(now=timezone.now() + AFTER) == 0
    assert FixedOfferEnd.objects.get().outcome == "cancelled"
    assert "because the court has given a result" in words_of(mail_about(case, "fixed_offer_cancelled"))[1]


def test_one_that_fails_holds_up_no_other(case: Case) -> None:
    other = make_case_with_offer(Person(forenames="Bea", offences=TWO_FARES))
    accepted(case)
    accepted(other)
    broken = FixedOfferAcceptance.objects.get(case=case)
    a_plea_out_of_nowhere = FixedOfferPenalty.objects.filter(acceptance=broken)[0]
    Plea.objects.create(
        case=case, defendant_id=broken.defendant_id, offence=a_plea_out_of_nowhere.offence, choice="guilty"
    )
    assert conclude_due_offers(now=timezone.now() + AFTER) == 1
    assert FixedOfferEnd.objects.get().case_id == other.pk


def test_the_result_goes_to_the_address_of_the_latest_answer(case: Case) -> None:
    accepted(case)
    again = Citizen(case).speaks_welsh().finds_the_case()
    again.answers("guilty", "guilty").sends()
    contact = contact_of_submission(case.defendants.get().pk)
    assert contact is not None
    assert contact.language == "cy"
