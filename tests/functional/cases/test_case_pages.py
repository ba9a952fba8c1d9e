"""The case page: one page for everybody, filtered by what the viewer may see."""

import pytest
from django.test import Client
from django.urls import reverse

from cases.states import Relation
from commonplatform.accounts.roles import Role
from tests.support.queries import at_most_queries
from tests.support.world import (
    Person,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_person,
    make_prosecutor,
    prosecution_office,
    represent,
    signed_in,
)

pytestmark = pytest.mark.django_db

TABS = ("summary", "defendants", "hearings", "timeline", "access")
TWO = (Person(), Person(forenames="Charles", surname="Babbage", postcode="M1 1AA"))


def page(client: Client, tab: str, case: object) -> str:
    response = client.get(reverse(f"cases:{tab}", kwargs={"case_id": case.pk}))  # type: ignore[attr-defined]
    assert response.status_code == 200, tab
    return response.content.decode()


@pytest.mark.parametrize("tab", TABS)
def test_staff_of_the_court_dealing_with_the_case_sees_every_tab(client: Client, tab: str) -> None:
    court = make_court()
    case = make_case(court=court)
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court)))
    assert case.reference_received in page(client, tab, case)


@pytest.mark.parametrize("tab", TABS)
def test_another_court_another_authority_and_another_firm_get_the_page_of_a_case_that_does_not_exist(
    client: Client, tab: str
) -> None:
    case = make_case()
    represent(case, make_firm())
    absent = "00000000-0000-4000-8000-000000000000"
    for user in (
        make_person(Role.COURT_OFFICER, court_staff(make_court())),
        make_person(Role.PROSECUTOR, prosecution_office(make_prosecutor())),
        make_person(Role.SOLICITOR, make_firm()),
    ):
        signed_in(client, user)
        foreign = client.get(reverse(f"cases:{tab}", kwargs={"case_id": case.pk}))
        missing = client.get(reverse(f"cases:{tab}", kwargs={"case_id": absent}))
        assert (foreign.status_code, missing.status_code) == (404, 404)
        assert _without_nonce(foreign.content) == _without_nonce(missing.content)


def test_a_firm_sees_its_own_defendant_and_nothing_private_of_the_co_defendant(client: Client) -> None:
    case = make_case(defendants=TWO)
    firm = make_firm()
    represent(case, firm, position=1)
    signed_in(client, make_person(Role.SOLICITOR, firm))
    text = page(client, "defendants", case)
    assert "Lovelace" in text
    assert "SW1A 2AA" in text
    assert "Babbage" not in text
    assert "M1 1AA" not in text


def test_opening_a_case_file_is_recorded(client: Client) -> None:
    from commonplatform.audit.models import Event

    court = make_court()
    case = make_case(court=court)
    user = make_person(Role.LEGAL_ADVISER, court_staff(court))
    signed_in(client, user)
    page(client, "summary", case)
    assert Event.objects.filter(case_id=case.pk, kind="case.opened", actor_id=user.pk).count() == 1


def test_every_tab_needs_at_most_twelve_queries(client: Client) -> None:
    court = make_court()
    many = tuple(Person(surname=f"Defendant{n}", offences=(("RT88191", "Speeding"),) * 3) for n in range(9))
    case = make_case(court=court, defendants=many)
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court)))
    page(client, "summary", case)
    for tab in TABS:
        with at_most_queries():
            page(client, tab, case)


def test_the_list_shows_the_actors_cases_and_no_others(client: Client) -> None:
    court = make_court()
    mine, foreign = make_case(court=court), make_case()
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court)))
    text = client.get(reverse("cases:list")).content.decode()
    assert mine.reference_received in text
    assert foreign.reference_received not in text


@pytest.mark.parametrize("typed", ["01ab1234567/26", " 01 ab 12345 67 26", "01-AB-1234567-26", "01ＡＢ123456726"])
def test_the_search_box_takes_a_reference_in_any_typing(client: Client, typed: str) -> None:
    court = make_court()
    case = make_case(court=court, reference="01AB1234567/26")
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court)))
    response = client.get(reverse("cases:search"), {"q": typed}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("cases:summary", kwargs={"case_id": case.pk})


def test_the_search_box_takes_the_start_of_a_surname(client: Client) -> None:
    court = make_court()
    make_case(court=court, defendants=(Person(surname="Öztürk"),))
    make_case(defendants=(Person(surname="Ozturkish"),))
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court)))
    text = client.get(reverse("cases:list"), {"q": "ozt"}).content.decode()
    assert "Öztürk" in text
    assert "Ozturkish" not in text


def test_a_relation_that_ended_closes_the_case_at_once(client: Client) -> None:
    from cases.services import revoke_access
    from tests.support.world import FEED

    case, firm = make_case(), make_firm()
    defendant_id = represent(case, firm)
    signed_in(client, make_person(Role.SOLICITOR, firm))
    page(client, "summary", case)
    revoke_access(
        actor=FEED,
        case_id=case.pk,
        principal_id=firm.pk,
        relation=Relation.REPRESENTING,
        defendant_id=defendant_id,
    )
    assert client.get(reverse("cases:summary", kwargs={"case_id": case.pk})).status_code == 404
    assert case.reference_received not in client.get(reverse("cases:list")).content.decode()


def _without_nonce(content: bytes) -> bytes:
    import re

    return re.sub(rb'nonce="[^"]+"|value="[^"]+"|next=[^"]+|[?]q=[^"]*', b"", content)
