"""Who reads a result: the proved defendant their own, staff and the defence those of their cases."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, Defendant
from cases.results.models import Result
from cases.results.selectors import own_result
from commonplatform.accounts.roles import Role
from pleas.permissions import proved_scope
from pleas.types import ProvedDefendant
from tests.functional.results.received import TWO, sent, take_in, with_codes
from tests.support.world import (
    Person,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_person,
    prosecution_office,
    represent,
    signed_in,
)

pytestmark = pytest.mark.django_db
DECIDED = "Fined £1,250.00"


@pytest.fixture
def case() -> Case:
    """Two defendants; the first one's result is there."""
    people = [Person("Ada", "Lovelace", offences=TWO), Person("Mary", "Somerville", offences=TWO)]
    case = make_case(reference="TEST/77/00001/26", court=make_court(is_welsh=True), defendants=people)
    Defendant.objects.filter(case=case, position=1).update(prosecutor_reference="2600012345")
    take_in(sent())
    return case


def defendant(case: Case, position: int) -> Defendant:
    return case.defendants.get(position=position)


def test_a_proved_defendant_reads_their_own_result_and_nobody_elses(case: Case) -> None:
    first, second = defendant(case, 1), defendant(case, 2)
    with proved_scope(ProvedDefendant(case.pk, first.pk)):
        assert own_result(case.pk, first.pk) is not None
    with proved_scope(ProvedDefendant(case.pk, second.pk)):
        assert own_result(case.pk, second.pk) is None
        assert own_result(case.pk, first.pk) is None
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM results_imposition")
            assert cursor.fetchone()[0] == 0, "the database keeps it back as well"


def page(client: Client, case: Case, *, welsh: bool = False) -> str:
    client.cookies["django_language"] = "cy" if welsh else "en"
    response = client.get(reverse("cases:summary", kwargs={"case_id": case.pk}))
    assert response.status_code == 200
    return response.content.decode()


def test_court_and_prosecutor_see_the_result_on_the_case(case: Case) -> None:
    assert case.court is not None
    for role, office in (
        (Role.COURT_OFFICER, court_staff(case.court)),
        (Role.PROSECUTOR, prosecution_office(case.prosecutor)),
    ):
        text = page(signed_in(Client(), make_person(role, office)), case)
        for said in (DECIDED, "£1,340", "14 December 2026", "Result: Ada Lovelace"):
            assert said in text
        assert "Result: Mary Somerville" not in text


def test_staff_read_the_english_wording_whatever_their_browser_prefers(case: Case) -> None:
    assert case.court is not None
    text = page(signed_in(Client(), make_person(Role.COURT_OFFICER, court_staff(case.court))), case, welsh=True)
    assert DECIDED in text
    assert "Dirwy o £1,250.00" not in text


def test_a_firm_sees_its_own_defendants_result_only(case: Case) -> None:
    own, other = make_firm(), make_firm()
    represent(case, own, position=1)
    represent(case, other, position=2)
    assert DECIDED in page(signed_in(Client(), make_person(Role.SOLICITOR, own)), case)
    assert DECIDED not in page(signed_in(Client(), make_person(Role.SOLICITOR, other)), case)


def test_a_chambers_clerk_sees_no_result(case: Case) -> None:
    firm = make_firm()
    represent(case, firm, position=1)
    assert DECIDED not in page(signed_in(Client(), make_person(Role.CHAMBERS_CLERK, firm)), case)


def test_a_disqualification_reads_see_the_letter_on_the_case(case: Case) -> None:

    take_in(sent(offences=with_codes(("FO", "DDDT"), ("NSP",))))
    assert Result.objects.filter(replaced=False, received_at__lte=timezone.now()).count() == 1
    assert case.court is not None
    text = page(signed_in(Client(), make_person(Role.COURT_OFFICER, court_staff(case.court))), case)
    assert "Disqualified: see the letter." in text
    assert "DDDT" not in text
