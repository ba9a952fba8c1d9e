"""Search by the beginning of a name, from either end: one's own cases, or everybody of that name."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from cases.models import AccessGrant, AccessInbox, Case, Defendant
from cases.selectors import case_lists
from cases.selectors.case_lists import case_page
from cases.types import CaseListFilter
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from tests.support.world import Person, actor_of, court_staff, make_case, make_court, make_firm, make_person, represent

pytestmark = pytest.mark.django_db
ADA, CHARLES = Person(surname="Lovelace"), Person(surname="Babbage", postcode="M1 1AA")


@pytest.fixture(params=[1000, 0], ids=["from one's own cases", "from the names"], autouse=True)
def _halves(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_lists, "FEW_CASES", request.param)


def found(actor: Actor, text: str) -> list[str]:
    with actor_scope(actor):
        return [line.reference for line in case_page(actor, CaseListFilter(text=text)).lines]


def a_firms_solicitor(case: Case) -> Actor:
    firm = make_firm()
    represent(case, firm, position=1)
    return actor_of(make_person(Role.SOLICITOR, firm))


def test_a_court_finds_every_defendant_of_its_cases_and_nobody_elses() -> None:
    court = make_court()
    own = make_case(court=court, defendants=(ADA, CHARLES))
    make_case(defendants=(CHARLES,))
    clerk = actor_of(make_person(Role.COURT_OFFICER, court_staff(court)))
    assert found(clerk, "babb") == [own.reference_received]
    assert found(clerk, "love") == [own.reference_received]
    assert found(clerk, "turing") == []


def test_a_firm_does_not_find_its_case_by_the_co_defendants_name() -> None:
    case = make_case(defendants=(ADA, CHARLES))
    solicitor = a_firms_solicitor(case)
    assert found(solicitor, "lovelace") == [case.reference_received]
    assert found(solicitor, "babbage") == []


def test_a_right_that_has_ended_or_run_out_finds_nothing() -> None:
    case = make_case(defendants=(ADA,))
    solicitor = a_firms_solicitor(case)
    past = timezone.now() - timedelta(seconds=1)
    AccessInbox.objects.filter(whole_case=False).update(expires_at=past)
    assert found(solicitor, "lovelace") == []
    AccessInbox.objects.filter(whole_case=False).update(expires_at=None)
    AccessGrant.objects.filter(defendant_id=Defendant.objects.get(case=case).pk).update(expires_at=past)
    assert found(solicitor, "lovelace") == []


def test_names_come_in_their_order_and_a_wildcard_is_a_letter_like_any_other() -> None:
    court = make_court()
    for surname in ("Lovering", "Lovelace", "Lovell"):
        make_case(court=court, defendants=(Person(surname=surname),), reference=f"REF{surname}")
    clerk = actor_of(make_person(Role.COURT_OFFICER, court_staff(court)))
    assert found(clerk, "love") == ["REFLovelace", "REFLovell", "REFLovering"]
    assert found(clerk, "l%") == []


def test_without_a_scope_the_search_finds_nothing() -> None:
    make_case(defendants=(ADA,))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM find_cases_by_name('l', 1000, 10)")
        assert cursor.fetchone()[0] == 0
