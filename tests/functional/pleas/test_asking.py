"""Asking to change or withdraw a plea before the decision: the court decides, and the plea stands meanwhile."""

from uuid import uuid4

import pytest

from cases.models import Case, Plea, PleaRequest, WorkItem
from cases.states import CaseStatus
from tests.functional.pleas.walking import Citizen, Page
from tests.functional.results.received import answered_case, sent, take_in
from tests.support.world import Person, make_case

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
