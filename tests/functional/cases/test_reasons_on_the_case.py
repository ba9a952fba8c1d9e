"""Why a case asks for attention stands on every tab and on the Summary, for whoever may know it."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import Case, CourtNeeds, Means, Plea, PleaRequest, ProposedChange, WorkItem
from commonplatform.accounts.roles import Role
from tests.functional.pleas.walking import Page
from tests.support.queries import at_most_queries
from tests.support.world import (
    Person,
    court_staff,
    make_case,
    make_firm,
    make_person,
    prosecution_office,
    represent,
    signed_in,
)

pytestmark = pytest.mark.django_db
TABS = ("summary", "defendants", "means", "requests", "hearings", "messages", "timeline", "access")
HEALTH, INCOME = "a hearing loop because of tinnitus", "£1,234.56"


@pytest.fixture
def case() -> Case:
    return make_case(defendants=[Person(offences=(("RT88191", "Speeding"), ("RT88192", "No insurance")))])


def told(case: Case, model: Any, **values: object) -> Any:
    return model.objects.create(case=case, defendant=case.defendants.get(), **values)


def pleads(case: Case, *choices: str) -> None:
    for offence, choice in zip(case.defendants.get().offences.order_by("sequence"), choices, strict=True):
        told(case, Plea, offence=offence, choice=choice, method="online", recorded_by="Ada")


def needs(case: Case, **values: object) -> None:
    told(case, CourtNeeds, method="online", set_by="Ada", **values)


def gives_means(case: Case) -> None:
    answers = {"status": "employed", "has_hardship": True, "deduction": "earnings", "has_outstanding_fines": False}
    details = {"answers": answers, "weekly_total": "1234.56", "monthly_total": "987.65"}
    told(case, Means, kind="individual", details=details, method="online", given_by="Ada")


def proposes(case: Case) -> None:
    proposed = {"held": {"text": "a@example.org"}, "proposed": {"text": "b@example.org"}}
    told(case, ProposedChange, detail="email", method="online", raised_by="Ada", **proposed)


def work(case: Case, principal: object, kind: str, *flags: str) -> None:
    told(case, WorkItem, principal_id=principal, kind=kind, flags=list(flags))


def officer(case: Case) -> Client:
    assert case.court is not None
    return signed_in(Client(), make_person(Role.COURT_OFFICER, court_staff(case.court)))


def prosecutor(case: Case) -> Client:
    return signed_in(Client(), make_person(Role.PROSECUTOR, prosecution_office(case.prosecutor)))


def page(reader: Client, case: Case, tab: str = "summary") -> Page:
    return Page(reader.get(reverse(f"cases:{tab}", args=[case.pk])))


def flags(page: Page) -> list[str]:
    return [str(flag).strip() for flag in page.root.xpath('//ul[@aria-label="Flags"]//span/text()')][2:]


def test_every_reason_stands_in_words_on_every_tab(case: Case) -> None:
    pleads(case, "guilty", "not_guilty")
    needs(
        case,
        needs_interpreter=True,
        interpreter_language="Polish",
        has_disability_needs=True,
        disability_needs=HEALTH,
        has_dates_to_avoid=True,
        hearing_language="cy",
    )
    proposes(case)
    work(case, case.court_id, "plea_received", "under_18")
    court = officer(case)
    for tab in TABS:
        assert flags(page(court, case, tab)) == [
            "Under 18",
            "Not guilty",
            "Interpreter",
            "Disability or health need",
            "Dates to avoid",
            "Means missing",
            "Details changed",
            "Welsh",
        ], tab


def test_a_reason_goes_when_it_holds_no_longer(case: Case) -> None:
    pleads(case, "guilty", "guilty_attending")
    proposes(case)
    court = officer(case)
    assert flags(page(court, case)) == ["Guilty, asks for a hearing", "Means missing", "Details changed"]
    gives_means(case)
    ProposedChange.objects.update(state="accepted")
    assert flags(page(court, case)) == ["Guilty, asks for a hearing"]


def test_somebody_who_denied_and_was_not_asked_for_dates_is_marked(case: Case) -> None:
    pleads(case, "not_guilty", "not_guilty")
    assert flags(page(officer(case), case)) == ["Not guilty", "Dates to avoid missing"]


def test_the_prosecution_is_told_what_bears_on_its_decision_and_nothing_of_means(case: Case) -> None:
    pleads(case, "guilty", "guilty")
    needs(case, has_disability_needs=True, disability_needs=HEALTH)
    work(case, case.prosecutor_id, "statement_to_read", "disability", "details_changed", "means_missing")
    assert flags(page(prosecutor(case), case)) == ["Disability or health need", "Details changed"]


def test_a_firm_is_told_of_its_own_defendant_only() -> None:
    case = make_case(defendants=[Person(), Person(surname="Babbage")])
    for defendant in case.defendants.all():
        needs_of_one = {"needs_interpreter": True} if defendant.surname == "Babbage" else {"has_disability_needs": True}
        CourtNeeds.objects.create(case=case, defendant=defendant, method="online", set_by="x", **needs_of_one)
    firm = make_firm()
    represent(case, firm, position=1)
    reader = signed_in(Client(), make_person(Role.SOLICITOR, firm))
    assert flags(page(reader, case)) == ["Disability or health need"]


def test_what_waits_for_somebody_stands_on_the_summary_with_the_way_to_it(case: Case) -> None:
    pleads(case, "guilty", "guilty")
    proposes(case)
    request = told(
        case, PleaRequest, kind="withdraw", reason="x", method="online", submission_key=uuid4(), raised_by="Ada"
    )
    work(case, case.court_id, "plea_received")
    summary = page(officer(case), case)
    assert "E-mail address of Ada Lovelace: waits for a decision" in summary.text
    assert "Withdrawal of plea of Ada Lovelace: waits for a decision" in summary.text
    assert "Plea received online" in summary.text
    assert reverse("cases:plea_request", args=[case.pk, request.pk]) in summary.links()
    assert "Waiting for somebody" in page(prosecutor(case), case).text, "the request is theirs to know"


def test_means_stand_in_short_where_they_may_be_seen_and_nowhere_else(case: Case) -> None:
    pleads(case, "guilty", "guilty")
    gives_means(case)
    summary = page(officer(case), case).text
    for said in ("Means in short: Ada Lovelace", INCOME, "£987.65", "From earnings"):
        assert said in summary
    for tab in ("summary", "defendants", "requests", "hearings", "timeline", "access"):
        seen = page(prosecutor(case), case, tab).text
        assert INCOME not in seen
        assert "means" not in seen.lower()


def test_the_summary_of_a_full_case_keeps_to_its_queries(case: Case) -> None:
    pleads(case, "guilty", "not_guilty")
    needs(case, needs_interpreter=True, interpreter_language="Polish")
    gives_means(case)
    proposes(case)
    court = officer(case)
    page(court, case)
    for tab in TABS:
        with at_most_queries():
            page(court, case, tab)
