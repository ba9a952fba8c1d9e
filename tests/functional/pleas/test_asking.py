"""Asking to change or withdraw a plea before the decision: the court decides, and the plea stands meanwhile."""

from uuid import uuid4

import pytest
from django.utils import timezone

from cases.models import Case, Hearing, Plea, PleaRequest, WorkItem
from cases.results.models import Result
from cases.services import decide_plea_request
from cases.states import CaseStatus
from commonplatform.accounts.roles import Role
from tests.functional.pleas.test_stop_pages import days_from_now, fix_hearing, requisition
from tests.functional.pleas.walking import Citizen, Page, defendant_id
from tests.functional.results.received import answered_case, sent, take_in
from tests.support.world import Person, actor_of, court_staff, make_case, make_person

pytestmark = pytest.mark.django_db
TWO = (("RT88191", "Speeding"), ("RT88192", "No insurance"))
CHANGE = {"kind": "change", "reason": "I was not driving.", "plea_1": "not_guilty", "plea_2": "guilty"}
WITHDRAW = {"kind": "withdraw", "reason": "I had no advice."}


@pytest.fixture
def case() -> Case:
    return make_case(defendants=[Person(offences=TWO)])


@pytest.fixture
def citizen(case: Case) -> Citizen:
    return Citizen(case).has_sent("guilty", "guilty")


def ask(citizen: Citizen, **form: str) -> Page:
    return citizen.post("ask/", **{"submission_key": str(uuid4()), **form})


def test_a_change_is_asked_for_with_the_pleas_wanted_and_why(citizen: Citizen) -> None:
    assert ask(citizen, **CHANGE).leads_to == "/plea/asked/"
    assert citizen.get("asked/").heading == "Your request has been sent to the court"
    request = PleaRequest.objects.get()
    assert (request.kind, request.reason, list(request.wanted.values())) == (
        "change",
        "I was not driving.",
        ["not_guilty"],
    )
    assert WorkItem.objects.filter(kind="plea_request").exists()
    assert set(Plea.objects.values_list("choice", flat=True)) == {"guilty"}, "the plea stands"


def test_a_withdrawal_names_no_other_plea(citizen: Citizen) -> None:
    assert ask(citizen, **WITHDRAW, plea_1="not_guilty").leads_to == "/plea/asked/"
    assert PleaRequest.objects.get().wanted == {}


def test_the_same_page_sent_twice_asks_once(citizen: Citizen) -> None:
    key = str(uuid4())
    for _ in range(2):
        assert ask(citizen, **WITHDRAW, submission_key=key).leads_to == "/plea/asked/"
    assert PleaRequest.objects.count() == 1


def test_a_second_request_is_told_when_the_first_was_made(citizen: Citizen) -> None:
    ask(citizen, **WITHDRAW)
    page = ask(citizen, **CHANGE)
    assert "You asked on" in " ".join(page.errors.values())
    assert PleaRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "anchor"),
    [
        ({"kind": ""}, "#id_kind"),
        ({"reason": " "}, "#id_reason"),
        ({"reason": "x" * 5001}, "#id_reason"),
        ({"plea_1": "maybe"}, "#id_plea_1"),
        ({"plea_1": "guilty"}, "#id_kind"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_asked(citizen: Citizen, changed: dict[str, str], anchor: str) -> None:
    page = ask(citizen, **{**CHANGE, **changed})
    assert [href.removesuffix("_0") for href in page.errors] == [anchor]
    assert not PleaRequest.objects.exists()


def test_before_a_plea_and_after_the_decision_there_is_nothing_to_ask(case: Case) -> None:
    assert Citizen(case).finds_the_case().get("ask/").leads_to == "/plea/case/"
    citizen = Citizen(case).has_sent("guilty", "guilty")
    Case.objects.filter(pk=case.pk).update(status=CaseStatus.CONCLUDED)
    assert citizen.get("ask/").leads_to == "/plea/case/"
    assert ask(citizen, **WITHDRAW).leads_to == "/plea/case/"
    assert not PleaRequest.objects.exists()


@pytest.mark.parametrize(("days", "asks"), [(-1, False), (0, True), (5, True)])
def test_who_answered_a_requisition_can_ask_up_to_the_day_of_its_hearing(days: int, asks: bool) -> None:
    case = requisition()
    fix_hearing(case, days_from_now(max(days, 0)))
    citizen = Citizen(case).has_sent("guilty")
    Hearing.objects.update(starts_at=days_from_now(days))
    for path in ("case/", "progress/"):
        assert ("/plea/ask/" in citizen.get(path).links()) is asks
    asked = ask(citizen, **{**CHANGE, "plea_2": ""})
    assert asked.leads_to == ("/plea/asked/" if asks else "/plea/case/")
    assert PleaRequest.objects.exists() is asks


def test_the_court_grants_a_change_to_a_requisition_that_is_listed() -> None:
    case = requisition()
    fix_hearing(case, days_from_now(5))
    ask(Citizen(case).has_sent("guilty"), **{**CHANGE, "plea_2": ""})
    assert case.court is not None
    officer = actor_of(make_person(Role.COURT_OFFICER, court_staff(case.court)))
    decide_plea_request(actor=officer, request_id=PleaRequest.objects.get().pk, granted=True, reason="")
    assert set(Plea.objects.values_list("choice", flat=True)) == {"guilty", "not_guilty"}


def test_who_has_a_result_asks_for_no_other_plea(citizen: Citizen, case: Case) -> None:
    Result.objects.create(
        case=case, defendant_id=defendant_id(case), case_number="1", ou_code="B01", hearing_on=timezone.localdate()
    )
    assert "/plea/ask/" not in citizen.get("progress/").links()
    assert ask(citizen, **WITHDRAW).leads_to == "/plea/case/"


def test_whose_plea_was_taken_back_is_told_so_and_asks_for_another(citizen: Citizen, case: Case) -> None:
    for plea in list(Plea.objects.all()):
        Plea.objects.create(
            case=case, defendant_id=plea.defendant_id, offence_id=plea.offence_id, replaces=plea, choice="withdrawn"
        )
    assert "It has been taken back since" in citizen.get("case/").text
    progress = citizen.get("progress/")
    assert "Your plea was taken back. The court is waiting for another one." in progress.text
    assert "Your plea has been received" not in progress.text
    assert ask(citizen, **CHANGE).leads_to == "/plea/asked/"


def test_the_stop_page_of_a_second_plea_and_the_tracking_page_lead_to_it(citizen: Citizen) -> None:
    for path in ("case/", "progress/"):
        assert "/plea/ask/" in citizen.get(path).links()


def test_without_a_visit_nobody_asks_anything(case: Case) -> None:
    assert ask(Citizen(case), **WITHDRAW).leads_to == "/plea/ended/"
    assert Citizen(case).get("asked/").leads_to == "/plea/ended/"


# ---- the result on the tracking page


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_result_is_shown_with_how_to_pay_behind_the_second_factor(language: str) -> None:
    case = answered_case()
    take_in(sent())
    citizen = Citizen(case)
    citizen.client.cookies["django_language"] = language
    citizen.gives_reference()
    assert citizen.proves().status == 302
    page = citizen.get("progress/")
    assert page.status == 200
    assert ("How to pay" if language == "en" else "Sut i dalu") in page.text
    assert sent()["account_number"] in page.text
