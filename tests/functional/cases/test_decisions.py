"""Proposed changes and requests about pleas: decided once, by one person, with everything that follows."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from cases.exceptions import AlreadyDecided, NothingToChange, RequestAlreadyWaiting
from cases.models import Case, Defendant, Particulars, Plea, PleaRequest, ProposedChange, WorkItem
from cases.services import accept_change, ask_to_change_plea, decide_plea_request, reject_change
from cases.states import PleaChoice, RequestKind
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import CITIZEN, Actor
from tests.support.world import Person, actor_of, court_staff, make_case, make_person, signed_in

pytestmark = pytest.mark.django_db
PROPOSED = {
    "name": {"forenames": "Ada Augusta", "surname": "Byron"},
    "address": {"lines": ["1 Mill Lane"], "postcode": "CF10 1AA"},
    "date_of_birth": {"date": "1991-12-10"},
    "email": {"text": "new@example.org"},
    "insurance_number": {"text": "AB123456C"},
}


@pytest.fixture
def case() -> Case:
    return make_case(defendants=[Person()])


def officer(case: Case) -> Actor:
    assert case.court is not None
    return actor_of(make_person(Role.COURT_OFFICER, court_staff(case.court)))


def proposed(case: Case, detail: str) -> UUID:
    return ProposedChange.objects.create(
        case=case,
        defendant=case.defendants.get(),
        detail=detail,
        held={"text": ""},
        proposed=PROPOSED[detail],
        method="online",
        raised_by="Ada Lovelace",
    ).pk


def test_what_is_accepted_becomes_the_held_detail_with_its_forms_for_searching(case: Case) -> None:
    for detail in PROPOSED:
        accept_change(actor=officer(case), change_id=proposed(case, detail))
    defendant, held = Defendant.objects.get(case=case), Particulars.objects.get(case=case)
    assert (defendant.display_name, defendant.name_folded) == ("Ada Augusta Byron", "byron ada augusta")
    assert (held.address_lines, held.postcode) == (["1 Mill Lane"], "CF10 1AA")
    assert held.date_of_birth == date(1991, 12, 10)
    assert (held.email, held.national_insurance_number) == ("new@example.org", "AB123456C")


@pytest.mark.parametrize("name", ["Ada " + "Augusta " * 31, "ﷺ" * 200, "ß" * 255])
def test_a_name_that_grows_when_it_is_folded_is_accepted(case: Case, name: str) -> None:
    change = proposed(case, "name")
    ProposedChange.objects.filter(pk=change).update(proposed={"forenames": name.strip(), "surname": "ﬃ" * 255})
    accept_change(actor=officer(case), change_id=change)
    assert Defendant.objects.get(case=case).forenames == name.strip()


def test_what_is_rejected_changes_nothing_and_keeps_its_reason(case: Case) -> None:
    reject_change(actor=officer(case), change_id=proposed(case, "name"), reason="No proof")
    change = ProposedChange.objects.get()
    assert (change.state, change.decision_reason) == ("rejected", "No proof")
    assert Defendant.objects.get(case=case).surname == "Lovelace"


def test_the_second_of_two_people_gets_a_page_that_says_what_the_first_did(case: Case) -> None:
    change_id, first = proposed(case, "name"), officer(case)
    accept_change(actor=first, change_id=change_id)
    with pytest.raises(AlreadyDecided):
        reject_change(actor=officer(case), change_id=change_id, reason="No")
    assert case.court is not None
    client = signed_in(Client(), make_person(Role.COURT_OFFICER, court_staff(case.court)))
    where = reverse("cases:proposed_change", args=[case.pk, change_id])
    answer = client.post(where, {"decision": "reject", "reason": "No"})
    assert answer.status_code == 409
    assert first.display_name in answer.content.decode()
    assert ProposedChange.objects.get().state == "accepted"


def test_a_rejection_without_a_reason_is_asked_again(case: Case) -> None:
    assert case.court is not None
    client = signed_in(Client(), make_person(Role.COURT_OFFICER, court_staff(case.court)))
    answer = client.post(
        reverse("cases:proposed_change", args=[case.pk, proposed(case, "name")]), {"decision": "reject"}
    )
    assert "Enter why the change is rejected" in answer.content.decode()
    assert ProposedChange.objects.get().state == "waiting"


# ---- requests about pleas


def pleaded(case: Case, choice: str = "guilty") -> Plea:
    defendant = case.defendants.get()
    return Plea.objects.create(
        case=case,
        defendant=defendant,
        offence=defendant.offences.get(),
        choice=choice,
        method="online",
        recorded_by="Ada",
    )


def ask(case: Case, kind: RequestKind, wanted: dict[UUID, PleaChoice], key: UUID | None = None) -> UUID:
    return ask_to_change_plea(
        actor=CITIZEN,
        case_id=case.pk,
        defendant_id=case.defendants.get().pk,
        kind=kind,
        wanted=wanted,
        reason="I had not understood",
        submission_key=key or uuid4(),
    )


def test_a_granted_change_replaces_the_plea_and_both_stay(case: Case) -> None:
    first = pleaded(case)
    request_id = ask(case, RequestKind.CHANGE, {first.offence_id: PleaChoice.NOT_GUILTY})
    assert set(WorkItem.objects.values_list("principal_id", flat=True)) == {case.court_id, case.prosecutor_id}
    decide_plea_request(actor=officer(case), request_id=request_id, granted=True, reason="")
    second = Plea.objects.get(replaces=first)
    assert (first.choice, second.choice, second.statement) == ("guilty", "not_guilty", "I had not understood")


def test_a_granted_withdrawal_leaves_a_withdrawn_plea(case: Case) -> None:
    first = pleaded(case)
    decide_plea_request(actor=officer(case), request_id=ask(case, RequestKind.WITHDRAW, {}), granted=True, reason="")
    assert Plea.objects.get(replaces=first).choice == "withdrawn"


def test_a_refusal_leaves_the_plea_and_a_second_decision_is_refused(case: Case) -> None:
    pleaded(case)
    request_id = ask(case, RequestKind.WITHDRAW, {})
    decide_plea_request(actor=officer(case), request_id=request_id, granted=False, reason="Too late")
    assert (Plea.objects.count(), PleaRequest.objects.get().state) == (1, "refused")
    with pytest.raises(AlreadyDecided):
        decide_plea_request(actor=officer(case), request_id=request_id, granted=True, reason="")


def test_the_same_key_is_the_same_request_and_another_waits_its_turn(case: Case) -> None:
    pleaded(case)
    key = uuid4()
    assert ask(case, RequestKind.WITHDRAW, {}, key) == ask(case, RequestKind.WITHDRAW, {}, key)
    with pytest.raises(RequestAlreadyWaiting):
        ask(case, RequestKind.WITHDRAW, {})


def test_a_request_that_changes_nothing_is_refused(case: Case) -> None:
    with pytest.raises(NothingToChange):
        ask(case, RequestKind.WITHDRAW, {})
    first = pleaded(case)
    with pytest.raises(NothingToChange):
        ask(case, RequestKind.CHANGE, {first.offence_id: PleaChoice.GUILTY})
