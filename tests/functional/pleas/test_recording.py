"""Whatever is answered stands on the case, equal to what was answered; or nothing does."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import import_module
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings

from cases.given import TIMES_TO_AVOID, WITNESSES
from cases.models import Case, CourtNeeds, Defendant, Means, Particulars, Plea, ProposedChange, TrialMatters, WorkItem
from cases.states import PleaChoice
from commonplatform.accounts.types import CITIZEN
from commonplatform.audit.models import Effect, Event
from pleas.answers import (
    Answers,
    Attendance,
    ChargeAnswer,
    CompanyDetails,
    CompanyFinances,
    CompanyPosition,
    CorrectedAddress,
    DatesToAvoid,
    EmploymentStatus,
    HearingLanguage,
    Income,
    PayPeriod,
    PersonDetails,
)
from pleas.answers import Means as MeansAnswer
from pleas.exceptions import TooYoungOnline
from pleas.models import Submission
from pleas.permissions import proved_scope
from pleas.services import submit_plea
from pleas.types import PleaSubmission, ProvedDefendant, Receipt
from tests.support.answer_strategies import answers_of_a_company, answers_of_a_person
from tests.support.world import Person, make_case, make_court, make_prosecutor

pytestmark = pytest.mark.django_db
TWO = (("RT88191", "Speeding"), ("RT88192", "No insurance"))
ADA = PersonDetails("Ada", "Lovelace", email="ada@example.org")
KEPT = (Plea, TrialMatters, CourtNeeds, Means, ProposedChange, Submission, WorkItem, Effect)
MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _whatever_was_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What becomes of any answers is shown here; that none are missing, by `test_sending`."""
    sending = import_module("pleas.services.submit_plea")
    monkeypatch.setattr(sending, "require_answered", lambda *submission, **day: None)


@pytest.fixture
def case() -> Case:
    return make_case(defendants=[Person(offences=TWO)])


def charges_of(case: Case) -> list[UUID]:
    return list(case.defendants.get().offences.order_by("sequence").values_list("pk", flat=True))


def send(case: Case, charges: Sequence[ChargeAnswer], others: Answers, *, language: str = "en") -> Receipt:
    proved = ProvedDefendant(case.pk, case.defendants.get().pk)
    answers = replace(others, charges=dict(zip(charges_of(case), charges, strict=True)))
    with proved_scope(proved):
        submission = PleaSubmission(proved, answers, language=language, idempotency_key=uuid4())
        return submit_plea(actor=CITIZEN, submission=submission)


def guilty_twice(**others: object) -> tuple[list[ChargeAnswer], Answers]:
    return [ChargeAnswer(PleaChoice.GUILTY)] * 2, replace(Answers(person=ADA), **others)  # type: ignore[arg-type]


def not_guilty_twice(**others: object) -> tuple[list[ChargeAnswer], Answers]:
    return [ChargeAnswer(PleaChoice.NOT_GUILTY)] * 2, replace(Answers(person=ADA), **others)  # type: ignore[arg-type]


# ---- whatever is answered


@MANY
@given(answered=answers_of_a_person())
def test_what_an_individual_answers_is_stored_equal(answered: tuple[list[ChargeAnswer], Answers]) -> None:
    with transaction.atomic():
        case = make_case(defendants=[Person(offences=TWO)])
        send(case, *answered)
        pleas_are(case, answered[0])
        needs_are(case, answered[1])
        if answered[1].means.status is None:
            assert not Means.objects.exists()
        else:
            assert Answers.from_json({"means": Means.objects.get().details["answers"]}).means == answered[1].means
        transaction.set_rollback(True)


@MANY
@given(answered=answers_of_a_company())
def test_what_a_company_answers_is_stored_equal(answered: tuple[list[ChargeAnswer], Answers]) -> None:
    with transaction.atomic():
        case = make_case(defendants=[Person(organisation_name="Engines Ltd", offences=TWO)])
        send(case, *answered)
        pleas_are(case, answered[0])
        needs_are(case, answered[1])
        if answered[1].finances is not None:
            kept = Answers.from_json({"finances": Means.objects.get(kind="company").details["answers"]})
            assert kept.finances == answered[1].finances
        assert Answers.from_json(Submission.objects.get().details).company == answered[1].company
        transaction.set_rollback(True)


def pleas_are(case: Case, charges: Sequence[ChargeAnswer]) -> None:
    stored = list(Plea.objects.filter(case=case).order_by("offence__sequence"))
    assert [(p.choice, p.statement) for p in stored] == [(c.plea, c.statement) for c in charges]
    for plea, charge in zip(stored, charges, strict=True):
        matters = TrialMatters.objects.filter(plea=plea).first()
        if charge.plea is not PleaChoice.NOT_GUILTY:
            assert matters is None
            continue
        assert matters is not None
        witnesses = WITNESSES.validate_python(matters.witnesses)
        assert (matters.disputes_evidence, matters.disputed_evidence) == (
            charge.disputes_evidence,
            charge.disputed_evidence,
        )
        assert matters.other_driver == "\n".join(filter(None, (charge.other_driver, charge.other_driver_address)))
        assert [(w.name, w.address, w.born_on, w.needs_interpreter, w.interpreter_language) for w in witnesses] == [
            (w.name, w.address, w.born_on, w.needs_interpreter, w.interpreter_language) for w in charge.witnesses
        ]


def needs_are(case: Case, answers: Answers) -> None:
    needs = CourtNeeds.objects.filter(case=case).first()
    if answers.attendance is None and answers.document_language is None:
        assert needs is None
        return
    at_court = answers.attendance or Attendance()
    assert needs is not None
    assert (needs.needs_interpreter, needs.interpreter_language) == (
        at_court.needs_interpreter,
        at_court.interpreter_language,
    )
    assert (needs.has_disability_needs, needs.disability_needs) == (
        at_court.has_disability_needs,
        at_court.disability_needs,
    )
    times = TIMES_TO_AVOID.validate_python(needs.dates_to_avoid)
    assert [(t.first, t.last, t.reason) for t in times] == [
        (t.first, t.last, t.reason) for t in at_court.dates_to_avoid
    ]
    assert needs.hearing_language == (at_court.hearing_language or "")
    assert needs.document_language == (answers.document_language or "")


@pytest.mark.parametrize(
    "table",
    [
        "cases_plea",
        "cases_trialmatters",
        "cases_courtneeds",
        "cases_means",
        "cases_proposedchange",
        "pleas_submission",
        "cases_workitem",
        "audit_event",
        "audit_effect",
    ],
)
def test_when_any_row_cannot_be_written_none_is(case: Case, table: str) -> None:
    before = Event.objects.count()
    charges = [ChargeAnswer(PleaChoice.GUILTY, "Sorry"), ChargeAnswer(PleaChoice.NOT_GUILTY, "No")]
    others = Answers(
        person=replace(ADA, last_name="Byron"),
        attendance=Attendance(needs_interpreter=True, interpreter_language="Polish"),
        means=MeansAnswer(status=EmploymentStatus.OTHER),
    )

    def fails(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        if f'INSERT INTO "{table}"' in sql:
            raise DatabaseError(table)
        return execute(sql, params, many, context)

    with pytest.raises(DatabaseError, match=table), transaction.atomic(), connection.execute_wrapper(fails):
        send(case, charges, others)
    assert [model.__name__ for model in KEPT if model.objects.exists()] == []
    assert Event.objects.count() == before
    assert Case.objects.get(pk=case.pk).status == "received"


def test_the_simplest_guilty_plea_costs_nothing_extra(case: Case) -> None:
    Particulars.objects.update(email="ada@example.org")
    with CaptureQueriesContext(connection) as queries:
        send(case, *guilty_twice())
    written = [q["sql"] for q in queries.captured_queries if q["sql"].startswith(("INSERT", "UPDATE"))]
    tables = ("courtneeds", "trialmatters", "cases_means", "proposedchange", "particulars", "cases_defendant")
    assert not [sql for sql in written if any(f"cases_{t.removeprefix('cases_')}" in sql.split("(")[0] for t in tables)]


# ---- changed details


def test_what_is_unchanged_raises_nothing_however_it_is_typed(case: Case) -> None:
    Particulars.objects.update(telephone="020 7946 0000", email="Ada@Example.org")
    typed = PersonDetails("ADA", "lovelace", email="ada@example.org", telephone="02079460000", address_is_correct=True)
    send(case, *guilty_twice(person=typed))
    assert not ProposedChange.objects.exists()


def test_a_middle_name_left_out_changes_nothing(case: Case) -> None:
    Defendant.objects.filter(case=case).update(forenames="Ada Augusta")
    send(case, *guilty_twice())
    assert not ProposedChange.objects.exists()


def test_each_difference_waits_with_what_is_held_and_what_is_proposed(case: Case) -> None:
    Particulars.objects.update(telephone="0123456789")
    person = PersonDetails(
        "Ada",
        "Byron",
        address_is_correct=False,
        address=CorrectedAddress(("1 Mill Lane", "Newtown"), "CF10 1AA"),
        born_on=date(1991, 12, 10),
        email="ada@example.org",
        telephone="02920180999",
    )
    send(case, *guilty_twice(person=person))
    changes = {change.detail: change for change in ProposedChange.objects.all()}
    assert set(changes) == {"name", "address", "date_of_birth", "telephone"}
    assert changes["name"].held == {"forenames": "Ada", "surname": "Lovelace"}
    assert changes["name"].proposed == {"forenames": "Ada", "surname": "Byron"}
    assert changes["address"].proposed == {"lines": ["1 Mill Lane", "Newtown"], "postcode": "CF10 1AA"}
    assert changes["date_of_birth"].proposed == {"date": "1991-12-10"}
    assert {(c.state, c.raised_by, c.method) for c in changes.values()} == {("waiting", "Ada Lovelace", "online")}
    assert Defendant.objects.get(case=case).surname == "Lovelace"
    assert Particulars.objects.get(case=case).telephone == "0123456789"


def test_what_was_not_held_is_filled_in_and_what_was_held_is_never_blanked(case: Case) -> None:
    Particulars.objects.update(telephone="0123456789", driver_number=b"")
    send(case, *guilty_twice(person=replace(ADA, insurance_number="AB123456C")))
    held = Particulars.objects.get(case=case)
    assert (held.email, held.national_insurance_number) == ("ada@example.org", "AB123456C")
    assert held.telephone == "0123456789"
    assert not ProposedChange.objects.exists()


# ---- who pleaded, and languages


def test_a_companys_representative_is_named_with_their_position() -> None:
    case = make_case(defendants=[Person(organisation_name="Engines Ltd", offences=TWO)])
    company = CompanyDetails("Engines Ltd", "Mary", "Somerville", CompanyPosition.DIRECTOR, email="m@example.org")
    finances = CompanyFinances(True, 12, Decimal("10"), Decimal("9"), has_outstanding_fines=False)
    send(case, *guilty_twice(person=None, company=company, finances=finances))
    assert set(Plea.objects.values_list("recorded_by", flat=True)) == {"Mary Somerville, director, for Engines Ltd"}
    assert not ProposedChange.objects.exists()


def test_the_languages_become_the_defendants_and_who_set_them_stays(case: Case) -> None:
    at_court = Attendance(needs_interpreter=False, hearing_language=HearingLanguage.WELSH)
    send(case, *not_guilty_twice(attendance=at_court, document_language=HearingLanguage.WELSH))
    defendant, needs = Defendant.objects.get(case=case), CourtNeeds.objects.get()
    assert (defendant.hearing_language, defendant.document_language) == ("cy", "cy")
    assert (needs.set_by, needs.method) == ("Ada Lovelace", "online")


def test_the_weekly_income_stands_with_the_means(case: Case) -> None:
    means = MeansAnswer(status=EmploymentStatus.EMPLOYED, pay=Income(Decimal("1300"), PayPeriod.MONTHLY))
    send(case, *guilty_twice(means=means, person=replace(ADA, insurance_number="AB123456C")))
    kept = Means.objects.get().details
    assert (kept["weekly_total"], kept["insurance_number"]) == ("300.00", "AB123456C")


# ---- work


def flags_of(case: Case, kind: str = "plea_received") -> list[str]:
    return list(WorkItem.objects.get(case=case, kind=kind).flags)


def test_a_plain_guilty_plea_with_means_needs_no_flag(case: Case) -> None:
    send(case, *guilty_twice(means=MeansAnswer(status=EmploymentStatus.OTHER)))
    assert flags_of(case) == []
    assert WorkItem.objects.count() == 1


def test_the_flags_say_why_the_court_should_look(case: Case) -> None:
    at_court = Attendance(
        needs_interpreter=True,
        interpreter_language="Polish",
        has_disability_needs=True,
        disability_needs="A hearing loop",
        has_dates_to_avoid=True,
        dates_to_avoid=(DatesToAvoid(date(2027, 1, 4), date(2027, 1, 8)),),
    )
    charges = [ChargeAnswer(PleaChoice.GUILTY_ATTENDING, "Sorry"), ChargeAnswer(PleaChoice.NOT_GUILTY, "I was away")]
    send(case, charges, Answers(person=replace(ADA, last_name="Byron"), attendance=at_court), language="cy")
    assert flags_of(case) == [
        "not_guilty",
        "hearing_asked",
        "mitigation",
        "defence",
        "interpreter",
        "disability",
        "dates_to_avoid",
        "means_missing",
        "details_changed",
        "welsh",
    ]


def test_ten_days_are_waited_for_dates_to_avoid_only_when_nobody_said_anything_of_them(case: Case) -> None:
    send(case, *not_guilty_twice())
    waiting = WorkItem.objects.get(kind="dates_to_avoid")
    assert (waiting.due_on - timezone.localdate()).days == 10  # type: ignore[operator]
    assert "dates_to_avoid_missing" in flags_of(case)
    other = make_case(defendants=[Person(offences=TWO)])
    send(other, *not_guilty_twice(attendance=Attendance(has_dates_to_avoid=False)))
    assert not WorkItem.objects.filter(case=other, kind="dates_to_avoid").exists()


def test_the_prosecutor_gets_what_was_said_to_read_before_anybody_decides(case: Case) -> None:
    charges = [ChargeAnswer(PleaChoice.GUILTY, "I was in hospital"), ChargeAnswer(PleaChoice.GUILTY)]
    send(case, charges, Answers(person=ADA))
    to_read = WorkItem.objects.get(kind="statement_to_read")
    assert (to_read.principal_id, to_read.flags) == (case.prosecutor_id, ["mitigation"])


def test_somebody_under_18_at_the_offence_is_flagged_to_the_court_and_the_prosecutor() -> None:
    # Offences of the test world are of 1 September 2026.
    case = make_case(
        prosecutor=make_prosecutor(), court=make_court(), defendants=[Person(born_on=date(2008, 10, 1), offences=TWO)]
    )
    send(case, *guilty_twice())
    assert "under_18" in flags_of(case)
    assert WorkItem.objects.get(kind="statement_to_read").flags == ["under_18"]


def test_somebody_who_says_they_are_under_18_is_refused_though_the_case_holds_no_birth() -> None:
    case = make_case(defendants=[Person(born_on=None, offences=TWO)])
    young = replace(ADA, born_on=timezone.localdate().replace(year=timezone.localdate().year - 17, day=1))
    with pytest.raises(TooYoungOnline):
        send(case, *guilty_twice(person=young))
    assert not Submission.objects.exists()
