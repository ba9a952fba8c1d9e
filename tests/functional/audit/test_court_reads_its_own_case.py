"""The timeline tells the court who did what in its own case, when and with what outcome; never from where."""

from uuid import uuid4

import pytest
from django.test import Client

from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.audit.origin import acting_from
from commonplatform.audit.types import Outcome
from tests.functional.audit.record_steps import desk, happened, make_auditor, search, words
from tests.support.world import (
    actor_of,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_person,
    represent,
    signed_in,
)

pytestmark = pytest.mark.django_db


def _timeline(user: User, case_id: object) -> str:
    return words(signed_in(Client(), user).get(f"/cases/{case_id}/timeline/"))  # type: ignore[arg-type]


def test_the_court_reads_who_did_what_with_what_outcome_and_not_from_where() -> None:
    court = make_court()
    case = make_case(court=court)
    officer = make_person(Role.COURT_OFFICER, court_staff(court), full_name="Priya Raman")
    with acting_from("203.0.113.9"):
        happened(case, actor=actor_of(officer), data={"work": "a letter"}, outcome=Outcome.FAILED)
        happened(case, actor=actor_of(officer), kind="hearing.vacated", data={"when": "1 May"}, subject_id=uuid4())
    page = _timeline(officer, case.pk)
    assert "Work completed: a letter by Priya Raman, Court officer" in page
    assert page.count("Outcome: Failed") == 1
    assert "Outcome: Done" not in page
    assert "203.0.113.9" not in page


def test_a_refusal_stands_on_no_timeline() -> None:
    court = make_court()
    case = make_case(court=court)
    stranger = make_person(Role.SOLICITOR, make_firm(), full_name="Stran Ger")
    assert signed_in(Client(), stranger).get(f"/cases/{case.pk}/").status_code == 404
    assert "Stran Ger" not in _timeline(make_person(Role.COURT_OFFICER, court_staff(court)), case.pk)


def test_that_an_auditor_examines_a_case_is_on_no_timeline() -> None:
    court, firm = make_court(), make_firm()
    case = make_case(court=court)
    represent(case, firm)
    search(desk(make_auditor()), case=case.reference_received)
    for user in (make_person(Role.COURT_OFFICER, court_staff(court)), make_person(Role.SOLICITOR, firm)):
        assert "Aud Itor" not in _timeline(user, case.pk)
