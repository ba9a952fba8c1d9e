"""Why a case cannot be answered online: each reason in its own words, with whom to contact, in both languages."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from cases.event_sentences import sentence_for
from cases.exceptions import CaseNotOpenForPlea
from cases.models import Case, Hearing, HearingDefendant, Offence, Plea
from cases.results.models import Result
from cases.services import enter_pleas
from cases.states import CaseStatus, PleaChoice, PleaMethod
from cases.types import PleaToEnter
from commonplatform.audit.models import Event
from commonplatform.reference.models import Offence as Record
from pleas.models import Draft
from pleas.presenters.stop_page import TEXTS
from pleas.states import StopReason
from tests.functional.pleas.walking import Citizen, Page, defendant_id
from tests.support.world import FEED, Person, make_case

pytestmark = pytest.mark.django_db
HELP_LINES = ("0306 999 0100", "0306 999 0101", "Monday to Friday, 9am to 5pm")


def days_from_now(days: int) -> datetime:
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=days)


def case_page(case: Case) -> Page:
    return Citizen(case).finds_the_case().get("case/")


def fix_hearing(case: Case, starts_at: datetime, status: str = "listed") -> None:
    assert case.court is not None
    hearing = Hearing.objects.create(
        case=case, type_code="PLE", type_name="Plea", court=case.court, starts_at=starts_at, status=status
    )
    HearingDefendant.objects.create(case=case, hearing=hearing, defendant_id=defendant_id(case))
    Case.objects.filter(pk=case.pk).update(status=CaseStatus.LISTED)


def requisition(**facts: object) -> Case:
    case = make_case(initiation_code="Q")
    Case.objects.filter(pk=case.pk).update(**{"first_hearing_at": days_from_now(10), **facts})
    return case


def plea_by_post(case: Case) -> None:
    enter_pleas(
        actor=FEED,
        case_id=case.pk,
        defendant_id=defendant_id(case),
        pleas=[PleaToEnter(offence.pk, PleaChoice.GUILTY) for offence in Offence.objects.filter(case=case)],
        method=PleaMethod.POSTAL,
        entered_at=timezone.now(),
    )


def answered_by_post() -> Case:
    case = make_case()
    plea_by_post(case)
    return case


def of_mode(mode: str) -> Case:
    case = make_case()
    record = Record.objects.create(code="ZZ00001", title="Offence", mode_of_trial=mode)
    Offence.objects.filter(case=case).update(record=record)
    return case


def with_status(status: CaseStatus) -> Case:
    case = make_case()
    Case.objects.filter(pk=case.pk).update(status=status)
    return case


def with_a_result() -> Case:
    """Two were charged and one has a result: the case is not over, but nobody decides that one twice."""
    case = make_case(defendants=[Person(), Person(forenames="Bea", born_on=date(1991, 1, 2))])
    Result.objects.create(
        case=case, defendant_id=defendant_id(case), case_number="1", ou_code="B01", hearing_on=timezone.localdate()
    )
    return case


PASSED = "The time to answer online has passed"
STOPPED: dict[StopReason, Callable[[], Case]] = {
    StopReason.ALREADY_ANSWERED: answered_by_post,
    StopReason.LISTED: lambda: with_status(CaseStatus.LISTED),
    StopReason.BEING_DECIDED: with_a_result,
    StopReason.CONCLUDED: lambda: with_status(CaseStatus.CONCLUDED),
    StopReason.WITHDRAWN: lambda: with_status(CaseStatus.WITHDRAWN),
    StopReason.OUT_OF_TIME: lambda: requisition(first_hearing_at=days_from_now(-1)),
    StopReason.NOT_SUMMARY: lambda: of_mode("SIMP"),
    StopReason.ONLY_IN_COURT: lambda: make_case(initiation_code="C"),
}


def test_every_reason_has_its_own_words() -> None:
    assert set(TEXTS) == set(StopReason)
    assert len({str(words.title) for words in TEXTS.values()}) == len(TEXTS)


@pytest.mark.parametrize("reason", STOPPED)
def test_a_stop_page_says_what_happened_what_next_by_when_and_whom_to_contact(reason: StopReason) -> None:
    case = STOPPED[reason]()
    page = case_page(case)
    assert page.heading == str(TEXTS[reason].title)
    for said in ("What happens next", "By when", "Whom to contact", "By post", *HELP_LINES, case.reference_received):
        assert said in page.text, said
    assert case.court is not None
    assert case.court.email in page.text
    assert not Draft.objects.exists()


@pytest.mark.parametrize("reason", STOPPED)
def test_a_stopped_case_opens_no_question(reason: StopReason) -> None:
    citizen = Citizen(STOPPED[reason]()).finds_the_case()
    assert citizen.get("charge/1/").leads_to in ("/plea/ended/", "/plea/case/", "/plea/receipt/")
    assert citizen.post("charge/1/", plea="guilty").status == 302
    assert not Draft.objects.exists()


@pytest.mark.parametrize("reason", STOPPED)
def test_a_stop_page_is_welsh_in_welsh(reason: StopReason) -> None:
    page = Citizen(STOPPED[reason]()).speaks_welsh().finds_the_case().get("case/")
    assert page.root.get("lang") == "cy"
    with translation.override("en"):
        assert str(TEXTS[reason].title) not in page.text
    assert "Erbyn pryd" in page.text


@pytest.mark.parametrize("mode", ["SIMP", "EWAY", "IND"])
def test_what_can_lead_to_prison_is_answered_in_court(mode: str) -> None:
    assert case_page(of_mode(mode)).heading == "This charge cannot be answered online"


@pytest.mark.parametrize("mode", ["SNONIMP", "STRAFF"])
def test_summary_charges_without_imprisonment_are_answered_online(mode: str) -> None:
    assert case_page(of_mode(mode)).heading == "Your case"


@pytest.mark.parametrize(("days", "heading"), [(-1, PASSED), (0, "Your case"), (1, "Your case")])
def test_a_requisition_can_be_answered_up_to_the_day_of_its_hearing(days: int, heading: str) -> None:
    assert case_page(requisition(first_hearing_at=days_from_now(days))).heading == heading


@pytest.mark.parametrize(("days", "heading"), [(-1, PASSED), (0, "Your case"), (5, "Your case")])
def test_a_requisition_that_stands_in_the_diary_can_still_be_answered(days: int, heading: str) -> None:
    case = requisition()
    fix_hearing(case, days_from_now(days))
    assert case_page(case).heading == heading


def test_a_plea_to_a_listed_requisition_is_entered_and_the_case_stays_listed() -> None:
    case = requisition()
    fix_hearing(case, days_from_now(5))
    Citizen(case).has_sent("guilty")
    case.refresh_from_db()
    assert case.status == CaseStatus.LISTED


def test_a_late_answer_to_a_single_justice_notice_counts_until_the_court_decides() -> None:
    case = make_case()
    Case.objects.filter(pk=case.pk).update(posting_date=timezone.localdate() - timedelta(days=60))
    Citizen(case).has_sent("guilty")


def test_the_last_day_is_named_where_it_is_held() -> None:
    born = timezone.localdate() - timedelta(days=17 * 365)
    case = make_case(defendants=[Person(born_on=born)])
    parts = {"born_on_day": str(born.day), "born_on_month": str(born.month), "born_on_year": str(born.year)}
    page = Citizen(case, born=parts).finds_the_case().get("case/")
    assert "By the date on your notice, which is" in page.text


def test_a_result_that_comes_in_while_somebody_answers_stops_the_plea() -> None:
    case = make_case()
    citizen = Citizen(case).finds_the_case().answers("guilty")
    key = citizen.key()
    Result.objects.create(
        case=case, defendant_id=defendant_id(case), case_number="1", ou_code="B01", hearing_on=timezone.localdate()
    )
    assert citizen.sends(key).leads_to == "/plea/case/"
    with pytest.raises(CaseNotOpenForPlea):
        plea_by_post(case)
    assert not Plea.objects.exists()


def test_somebody_else_in_a_case_with_a_result_can_still_answer() -> None:
    case = with_a_result()
    bea = {"born_on_day": "2", "born_on_month": "1", "born_on_year": "1991"}
    assert Citizen(case, born=bea).finds_the_case().get("case/").heading == "Your case"


@pytest.mark.parametrize("reason", [reason for reason in STOPPED if reason != StopReason.UNDER_18])
def test_what_came_of_opening_the_case_is_an_event_without_anything_typed(reason: StopReason) -> None:
    Citizen(STOPPED[reason]()).finds_the_case()
    event = Event.objects.get(kind="plea.stopped")
    assert event.data == {"outcome": reason.value.replace("_", " ")}
    assert reason.value.replace("_", " ") in sentence_for(event.kind, event.data)


@pytest.mark.parametrize(("status", "asks"), [(CaseStatus.PLEA_ENTERED, True), (CaseStatus.LISTED, False)])
def test_an_answered_case_offers_to_ask_for_another_plea_only_while_that_can_be_asked(
    status: CaseStatus, asks: bool
) -> None:
    case = answered_by_post()
    Case.objects.filter(pk=case.pk).update(status=status)
    page = case_page(case)
    assert ("/plea/ask/" in page.links()) is asks
    assert ("You can ask for another plea until the court decides" in page.text) is asks
    assert ("Another plea can no longer be asked for online" in page.text) is not asks
