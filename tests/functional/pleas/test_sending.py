"""Sending: once, whole, and with what the court needs (domain document "Online plea", Submission)."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pikepdf
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from cases.exceptions import CaseNotFound, CaseNotOpenForPlea
from cases.models import Case, Plea, WorkItem
from cases.states import CaseStatus, PleaChoice
from commonplatform.accounts.types import CITIZEN
from commonplatform.audit.models import Effect, Event
from commonplatform.reference.models import Prosecutor
from pleas.answers import Answers, ChargeAnswer, Means, PersonDetails
from pleas.exceptions import AlreadyAnswered, AnswersIncomplete, TooYoungOnline, VisitNotProved
from pleas.journey import facts_of
from pleas.models import Draft, Submission
from pleas.permissions import proved_scope
from pleas.receipt_references import is_receipt_reference
from pleas.selectors.own_case import own_case
from pleas.services import submit_plea
from pleas.types import PleaSubmission, ProvedDefendant, Receipt
from tests.functional.pleas.walking import EMAIL, Citizen, defendant_id
from tests.support.plea_answers import Choices, walked
from tests.support.world import FEED, Person, make_case

pytestmark = pytest.mark.django_db
TWO = (("RT88191", "Speeding"), ("RT88192", "No insurance"))
ADA = PersonDetails("Ada", "Lovelace", email=EMAIL)
MOST_STATEMENTS = 10


@pytest.fixture
def case() -> Case:
    return make_case(defendants=[Person(offences=TWO)])


def submission_of(case: Case, *choices: PleaChoice, language: str = "en") -> PleaSubmission:
    proved = ProvedDefendant(case.pk, defendant_id(case))
    with proved_scope(proved):
        facts = facts_of(own_case(proved), today=timezone.localdate())
    given = {charge: ChargeAnswer(choice) for charge, choice in zip(facts.charges, choices, strict=True)}
    answers = walked(facts, Choices(), Answers(given, person=ADA)).answers
    return PleaSubmission(proved, answers, language=language, idempotency_key=uuid4())


def send(submission: PleaSubmission) -> Receipt:
    with proved_scope(submission.proved):
        return submit_plea(actor=CITIZEN, submission=submission)


GUILTY_AND_NOT = (PleaChoice.GUILTY, PleaChoice.NOT_GUILTY)


def test_one_plea_per_charge_is_on_the_case_at_once(case: Case) -> None:
    Citizen(case).has_sent("guilty", "not_guilty")
    pleas = Plea.objects.filter(case=case).order_by("offence__sequence")
    assert [(plea.choice, plea.method, plea.recorded_by) for plea in pleas] == [
        ("guilty", "online", "Ada Lovelace"),
        ("not_guilty", "online", "Ada Lovelace"),
    ]
    case.refresh_from_db()
    assert case.status == CaseStatus.PLEA_ENTERED


def test_the_receipt_has_a_reference_to_read_aloud_and_what_happens_next(case: Case) -> None:
    citizen = Citizen(case).has_sent("guilty", "not_guilty")
    page, kept = citizen.get("receipt/"), Submission.objects.get()
    assert is_receipt_reference(kept.reference)
    assert page.root.xpath("//@data-app-copy") == [kept.reference]
    for shown in ("You must come to that hearing", EMAIL, case.reference_received, "Print or save this page"):
        assert shown in page.text


@pytest.mark.parametrize(("kind", "hearing"), [("J", None), ("Q", None), ("Q", 9), ("S", 9)])
@pytest.mark.parametrize("other", ["guilty", "guilty_attending", "not_guilty"])
def test_whoever_wants_to_come_to_court_is_told_to_come_and_never_not_to(
    kind: str, hearing: int | None, other: str
) -> None:
    case = make_case(defendants=[Person(offences=TWO)], initiation_code=kind)
    if hearing is not None:
        Case.objects.filter(pk=case.pk).update(first_hearing_at=timezone.now() + timedelta(days=hearing))
    text = Citizen(case).has_sent("guilty_attending", other).get("receipt/").text
    assert "You must come to that hearing" in text or "Come to court on" in text
    assert "Nobody needs to come" not in text
    assert "not need to come" not in text


def test_the_receipt_is_a_tagged_file_in_the_language_of_the_page(case: Case) -> None:
    citizen = Citizen(case).speaks_welsh().has_sent("guilty", "guilty")
    assert "/plea/receipt/pdf/" in citizen.get("receipt/").links()
    answer = citizen.client.get("/plea/receipt/pdf/")
    with pikepdf.open(BytesIO(answer.content)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "cy"
        assert case.reference_received in str(document.docinfo["/Title"])
    assert Submission.objects.get().reference in answer["Content-Disposition"]


def test_without_a_receipt_there_is_no_file(case: Case) -> None:
    assert Citizen(case).get("receipt/pdf/").leads_to == "/plea/ended/"
    assert Citizen(case).finds_the_case().get("receipt/pdf/").leads_to == "/plea/case/"


def test_the_questions_about_equality_are_offered_where_there_are_any(case: Case, settings: Settings) -> None:
    settings.EQUALITY_QUESTIONNAIRE_URL = "https://equality.example.org/"
    citizen = Citizen(case).has_sent("guilty", "guilty")
    assert "/plea/equality/" in citizen.get("receipt/").links()
    settings.EQUALITY_QUESTIONNAIRE_URL = ""
    assert "equality" not in citizen.get("receipt/").text


def test_going_back_after_sending_leads_to_the_receipt(case: Case) -> None:
    citizen = Citizen(case).has_sent("guilty", "guilty")
    for path in ("charge/1/", "contact/", "check/", "declaration/"):
        assert citizen.get(path).leads_to == "/plea/receipt/"
    assert citizen.post("charge/1/", plea="not_guilty").leads_to == "/plea/receipt/"
    assert set(Plea.objects.values_list("choice", flat=True)) == {"guilty"}


def test_without_the_declaration_nothing_is_sent(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    page = citizen.post("declaration/", submission_key=citizen.key())
    assert page.errors == {"#id_declared": "Confirm the declaration before you send your answer"}
    assert not Submission.objects.exists()


def test_the_draft_is_gone_once_it_was_sent(case: Case) -> None:
    Citizen(case).has_sent("guilty", "guilty")
    assert not Draft.objects.exists()


def test_the_court_gets_work_that_says_why(case: Case) -> None:
    Citizen(case).speaks_welsh().has_sent("guilty", "not_guilty")
    item = WorkItem.objects.get(kind="plea_received")
    assert item.principal_id == case.court_id
    assert item.defendant_id == defendant_id(case)
    assert {"not_guilty", "welsh"} <= set(item.flags)


def test_the_event_is_a_sentence_with_who_and_what(case: Case) -> None:
    Citizen(case).has_sent("guilty", "not_guilty")
    event = Event.objects.get(kind="plea.submitted")
    assert (event.case_id, event.actor_name, event.actor_role) == (case.pk, "Ada Lovelace", "citizen")
    assert event.data["summary"] == "guilty (1), not guilty (1)"
    assert EMAIL not in str(event.data)


def test_two_effects_are_asked_for_the_document_and_the_mail(case: Case) -> None:
    Citizen(case).speaks_welsh().has_sent("guilty", "guilty")
    document, mail = Effect.objects.filter(event__kind="plea.submitted").order_by("-kind")
    assert document.kind == "pleas.render_plea_document"
    assert mail.payload["template"] == "plea_received"
    assert (mail.payload["address"], mail.payload["language"]) == (EMAIL, "cy")
    assert "Speeding" not in str(mail.payload["facts"])


# ---- once and only once


def test_the_same_page_sent_again_gives_the_first_receipt(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    key = citizen.key()
    assert [citizen.sends(key).leads_to for _ in range(3)] == ["/plea/receipt/"] * 3
    assert Submission.objects.count() == 1
    assert Effect.objects.filter(kind="notifications.send_mail").count() == 1


def test_another_tab_of_the_same_visit_is_told_the_date_of_the_first(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    first, second = citizen.key(), citizen.key()
    citizen.sends(first)
    assert citizen.sends(second).leads_to == "/plea/case/"
    page = citizen.get("case/")
    today = timezone.localdate()
    assert "This case has already been answered" in page.heading
    assert f"A plea was entered online on {today.day} " in page.text
    assert "/plea/receipt/" in page.links()
    assert Submission.objects.count() == 1


def test_a_second_browser_is_refused_with_the_date_of_the_first(case: Case) -> None:
    Citizen(case).has_sent("guilty", "guilty")
    page = Citizen(case).finds_the_case().get("case/")
    assert "A plea was entered online on" in page.text
    assert Submission.objects.get().reference in page.root.xpath("//@data-app-copy")


def test_the_service_returns_the_first_receipt_for_the_same_key(case: Case) -> None:
    submission = submission_of(case, *GUILTY_AND_NOT)
    assert send(submission) == send(submission)
    assert Event.objects.filter(kind="plea.submitted").count() == 1


def test_the_service_refuses_another_key_with_the_date(case: Case) -> None:
    submission = submission_of(case, *GUILTY_AND_NOT)
    first = send(submission)
    with pytest.raises(AlreadyAnswered) as refused:
        send(replace(submission, idempotency_key=uuid4()))
    assert refused.value.answered_at == first.submitted_at
    assert Plea.objects.count() == 2


def test_the_key_of_somebody_else_is_worth_nothing(case: Case) -> None:
    other = Citizen(make_case()).finds_the_case().answers("guilty")
    key = other.key()
    other.sends(key)
    same_key = Citizen(case).finds_the_case().answers("guilty", "guilty")
    assert same_key.sends(key).leads_to == "/plea/receipt/"
    assert len(set(Submission.objects.values_list("reference", flat=True))) == 2


def test_the_database_refuses_a_second_submission_and_any_change(case: Case) -> None:
    send(submission_of(case, *GUILTY_AND_NOT))
    sent = Submission.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(
            case_id=sent.case_id,
            defendant_id=sent.defendant_id,
            reference="222222222222",
            idempotency_key=uuid4(),
            language="en",
            email=EMAIL,
        )
    with pytest.raises(Exception, match="update"), transaction.atomic():
        Submission.objects.update(email="other@example.org")


# ---- refusals leave nothing behind


def nothing_is_kept() -> bool:
    kept = (Plea, Submission, WorkItem, Effect)
    return not any(model.objects.exists() for model in kept)


def test_a_missing_plea_refuses_everything(case: Case) -> None:
    complete = submission_of(case, *GUILTY_AND_NOT)
    both = complete.answers.charges
    one = dict(list(both.items())[:1])
    without: list[dict[str, Any]] = [{"charges": one}, {"charges": {}}, {"person": None}]
    for lacking in without:
        with pytest.raises(AnswersIncomplete):
            send(replace(complete, answers=replace(complete.answers, **lacking)))
    assert nothing_is_kept()


@pytest.mark.parametrize(
    "lacking",
    [
        {"means": Means()},
        {"attendance": None},
        {"person": PersonDetails(email=EMAIL)},
        {"person": replace(ADA, email="")},
    ],
)
def test_the_service_refuses_what_skips_a_page_whoever_calls_it(case: Case, lacking: dict[str, Any]) -> None:
    complete = submission_of(case, *GUILTY_AND_NOT)
    with pytest.raises(AnswersIncomplete):
        send(replace(complete, answers=replace(complete.answers, **lacking)))
    assert nothing_is_kept()
    send(complete)


def test_the_service_refuses_a_case_that_its_court_does_not_take_online(case: Case) -> None:
    complete = submission_of(case, *GUILTY_AND_NOT)
    Prosecutor.objects.filter(pk=case.prosecutor_id).update(online_plea=False)
    with pytest.raises(CaseNotOpenForPlea):
        send(complete)
    assert nothing_is_kept()


def test_a_charge_of_somebody_else_is_refused(case: Case) -> None:
    other = submission_of(make_case(defendants=[Person(offences=TWO)]), *GUILTY_AND_NOT)
    mine = submission_of(case, *GUILTY_AND_NOT)
    with pytest.raises(AnswersIncomplete):
        send(replace(mine, answers=other.answers))
    assert nothing_is_kept()


def test_a_defendant_of_another_case_cannot_be_answered_for(case: Case) -> None:
    other = submission_of(make_case(defendants=[Person(offences=TWO)]), *GUILTY_AND_NOT)
    mine = submission_of(case, *GUILTY_AND_NOT)
    with proved_scope(mine.proved), pytest.raises(CaseNotFound):
        submit_plea(actor=CITIZEN, submission=other)
    assert nothing_is_kept()


def test_only_a_citizen_sends_a_plea(case: Case) -> None:
    submission = submission_of(case, *GUILTY_AND_NOT)
    with proved_scope(submission.proved), pytest.raises(VisitNotProved):
        submit_plea(actor=FEED, submission=submission)


def test_somebody_under_18_is_refused_by_the_service_too() -> None:
    young = timezone.localdate().replace(year=timezone.localdate().year - 17, day=1)
    case = make_case(defendants=[Person(born_on=young, offences=TWO)])
    with pytest.raises(TooYoungOnline):
        send(submission_of(case, *GUILTY_AND_NOT))
    assert nothing_is_kept()


@pytest.mark.parametrize("status", [CaseStatus.LISTED, CaseStatus.CONCLUDED, CaseStatus.WITHDRAWN])
def test_a_case_that_moved_on_meanwhile_is_refused_on_its_own_page(case: Case, status: CaseStatus) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    key = citizen.key()
    Case.objects.filter(pk=case.pk).update(status=status)
    assert citizen.sends(key).leads_to == "/plea/case/"
    assert nothing_is_kept()
    assert citizen.get("case/").status == 200


# ---- P-03


def test_p_03_sending_takes_a_bounded_number_of_statements_whatever_the_number_of_charges() -> None:
    counts = []
    for number in (1, 14):
        offences = [(f"RT88{code:03d}", f"Offence {code}") for code in range(number)]
        case = make_case(defendants=[Person(offences=offences)])
        citizen = Citizen(case).finds_the_case().answers(*["guilty"] * number)
        key = citizen.key()
        with CaptureQueriesContext(connection) as queries:
            assert citizen.sends(key).leads_to == "/plea/receipt/"
        control = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
        counts.append([q["sql"] for q in queries.captured_queries if not q["sql"].startswith(control)])
    assert len(counts[0]) == len(counts[1])
    assert len(counts[0]) <= MOST_STATEMENTS, counts[0]
