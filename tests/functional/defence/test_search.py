"""Finding a case: any typing of the reference, one defendant suffices, nothing leaks on the way."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from commonplatform.notifications.models import Message
from defence.models import Association, SearchAttempt
from defence.selectors import result_of
from defence.services import search_defendant
from defence.types import SearchTerms
from tests.functional.defence.steps import (
    ADA,
    SEARCH,
    TERMS,
    found_address,
    put_on_record,
    search,
    signed_in_solicitor,
    solicitor,
    text_of,
)
from tests.support.queries import at_most_queries
from tests.support.world import (
    Person,
    actor_of,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_organisation,
    make_person,
    make_prosecutor,
    prosecution_office,
    represent,
    signed_in,
)

pytestmark = pytest.mark.django_db

REFERENCE = "01AA1111126"
FIFTY_TYPINGS = [
    *("01aa1111126", "01Aa1111126", "01aA1111126", " 01AA1111126", "01AA1111126 ", "  01AA1111126  "),
    *("01 AA 11111 26", "01 aa 11111 26", "01AA 11111 26", "01 AA1111126", "0 1 A A 1 1 1 1 1 2 6"),
    *(
        "01/AA/11111/26",
        "01/aa/11111/26",
        "01AA11111/26",
        "01aa11111/26",
        "01AA/1111126",
        "01\\AA\\11111\\26",
    ),
    *(
        "01-AA-11111-26",
        "01AA-11111-26",
        "01aa-1111126",
        "01–AA–11111–26",
        "01—AA—11111—26",
        "01‑AA‑11111‑26",
    ),
    *(
        "01.AA.11111.26",
        "01AA1111126.",
        "01_AA_11111_26",
        "01:AA:11111:26",
        "01,AA,11111,26",
        "01|AA|11111|26",
    ),
    *("'01AA1111126'", '"01AA1111126"', "“01AA1111126”", "(01AA1111126)", "[01AA1111126]", "#01AA1111126"),
    *("\t01AA1111126", "01AA1111126\r\n", "01\u00a0AA\u00a011111\u00a026", "01\u2009AA\u200911111\u200926"),
    *("01\u200bAA\u200b11111\u200b26", "\ufeff01AA1111126", "01AA\u00ad11111\u00ad26"),
    *("０１ＡＡ１１１１１２６", "01ＡＡ1111126", "01 aa-11111/26", "URN 01AA1111126", "URN: 01AA1111126"),
    *("urn01aa1111126", "URN - 01 AA 11111 26", "Case 01AA1111126", "Case number: 01AA1111126"),
    *("case ref 01aa11111/26", "01AA1111126;", "*01AA1111126*"),
]


def test_there_are_at_least_fifty_typings() -> None:
    assert len(set(FIFTY_TYPINGS)) == len(FIFTY_TYPINGS) >= 50


@pytest.mark.parametrize("typed", FIFTY_TYPINGS)
def test_b18_a_reference_is_found_in_any_typing(client: Client, typed: str) -> None:
    make_case(reference=REFERENCE)
    signed_in(client, solicitor())
    assert search(client, typed).status_code == 302


SIGNS_BETWEEN = st.text(alphabet=" \t\u00a0\u200b/\\-–—._,:;|#*'\"()", max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(between=st.lists(SIGNS_BETWEEN, min_size=12, max_size=12), capitals=st.lists(st.booleans(), min_size=11))
def test_b18_signs_anywhere_and_either_case_make_no_difference(between: list[str], capitals: list[bool]) -> None:
    if not SearchAttempt.objects.exists():
        make_case(reference=REFERENCE)
    actor = actor_of(solicitor())
    letters = [s if up else s.lower() for s, up in zip(REFERENCE, capitals, strict=False)]
    typed = between[0] + "".join(a + b for a, b in zip(letters, between[1:], strict=True))
    with actor_scope(actor):
        assert search_defendant(actor=actor, terms=SearchTerms(typed, "Lovelace", "Ada", ADA)) is not None


@pytest.mark.parametrize(
    ("surname", "first_name"),
    [
        ("LOVELACE", "ADA"),
        ("lovelace", "ada"),
        ("  Lovelace ", " Ada "),
        ("Lovelace", "Ada Augusta"),
        ("Lövelace", "Áda"),
    ],
)
def test_b18_a_name_is_found_in_any_typing(client: Client, surname: str, first_name: str) -> None:
    case = make_case(defendants=(Person(forenames="Ada Augusta Mary"),))
    signed_in(client, solicitor())
    assert search(client, case.reference_received, surname=surname, first_name=first_name).status_code == 302


def test_b18_one_defendant_of_several_suffices(client: Client) -> None:
    others = tuple(Person(forenames=f"Other{n}", surname=f"Other{n}") for n in range(4))
    case = make_case(defendants=(*others, Person()))
    signed_in(client, solicitor())
    assert search(client, case.reference_received).status_code == 302


def test_a_company_is_found_by_reference_and_name(client: Client) -> None:
    case = make_case(defendants=(Person(organisation_name="Difference Engines Ltd"),))
    signed_in(client, solicitor())
    asked = {"reference": case.reference_received, "kind": "organisation"}
    assert client.post(SEARCH, {**asked, "organisation_name": "difference engines LTD"}).status_code == 302
    assert client.post(SEARCH, {**asked, "organisation_name": "Difference Engines"}).status_code == 200


def test_a_person_with_a_single_name_is_found_without_a_first_name(client: Client) -> None:
    case = make_case(defendants=(Person(forenames="", surname="Prince"),))
    signed_in(client, solicitor())
    assert search(client, case.reference_received, surname="Prince", first_name="").status_code == 302


@pytest.mark.parametrize(
    "wrong",
    [
        {"surname": "Lovelac"},
        {"surname": "Love"},
        {"surname": "Lovelace%"},
        {"first_name": "Ad"},
        {"first_name": ""},
        {"first_name": "Augusta"},
        {"born_on_day": "11"},
        {"born_on_year": "1991"},
        {"reference": "TEST"},
        {"reference": "%"},
        {"reference": "' OR 1=1 --"},
        {"kind": "organisation", "organisation_name": "Lovelace"},
    ],
)
def test_every_factor_must_match_exactly(client: Client, wrong: dict[str, str]) -> None:
    case = make_case()
    signed_in(client, solicitor())
    response = client.post(SEARCH, {"reference": case.reference_received, **TERMS, **wrong})
    assert response.status_code == 200
    assert "No case matches all of these details" in text_of(response)


def test_a_wrong_factor_and_a_case_that_does_not_exist_are_answered_alike(client: Client) -> None:
    case = make_case()
    signed_in(client, solicitor())
    wrong_name = text_of(search(client, case.reference_received, surname="Byron"))
    no_case = text_of(search(client, "99ZZ9999999", surname="Byron"))
    assert wrong_name == no_case


def test_before_going_on_record_only_reference_prosecutor_and_name_are_shown(client: Client) -> None:
    case = make_case(
        court=make_court("Enginetown Magistrates’ Court"),
        prosecutor=make_prosecutor("Border Force"),
        defendants=(
            Person(postcode="ZZ9 9ZZ", offences=(("TH68001", "Theft of a secret"),)),
            Person(forenames="Charles", surname="Babbage"),
        ),
    )
    signed_in(client, solicitor())
    page = text_of(client.get(found_address(client, case)))
    for shown in (case.reference_received, "Border Force", "Ada Lovelace"):
        assert shown in page
    for hidden in ("Theft", "TH68001", "Babbage", "Charles", "ZZ9 9ZZ", "Analytical", "1990", "Enginetown"):
        assert hidden not in page


def test_what_was_searched_for_stands_in_no_address(client: Client) -> None:
    case = make_case()
    signed_in(client, solicitor())
    address = found_address(client, case)
    for secret in ("Lovelace", "lovelace", "1990", case.reference_received):
        assert secret not in address


def test_a_firm_on_record_is_led_to_its_case(client: Client) -> None:
    case, firm = make_case(), make_firm()
    put_on_record(case, firm)
    signed_in(client, solicitor(firm))
    response = client.get(found_address(client, case))
    assert response.status_code == 200
    assert f'href="/cases/{case.pk}/"' in response.content.decode()
    assert "go on record" not in text_of(response).lower()


def test_a_barrister_given_access_is_led_to_the_case_although_a_firm_is_on_record(client: Client) -> None:
    from cases.services import grant_access
    from cases.states import Relation
    from tests.support.world import FEED

    case = make_case()
    association = put_on_record(case, make_firm())
    barrister = make_person(Role.BARRISTER, make_organisation("chambers"))
    grant_access(
        actor=FEED,
        case_id=case.pk,
        principal_id=barrister.pk,
        principal_name=barrister.full_name,
        relation=Relation.GRANTED,
        defendant_id=association.defendant_id,
    )
    signed_in(client, barrister)
    assert f'href="/cases/{case.pk}/"' in client.get(found_address(client, case)).content.decode()


def test_another_firm_learns_who_is_on_record_and_nothing_else(client: Client) -> None:
    case = make_case(prosecutor=make_prosecutor("Border Force"))
    put_on_record(case, make_firm("Byron & Daughters LLP"))
    signed_in(client, solicitor())
    response = client.get(found_address(client, case))
    assert response.status_code == 403
    page = text_of(response)
    assert "Already represented" in page
    assert "Byron &amp; Daughters LLP already associated" in page
    for hidden in ("Border Force", "speed", str(case.pk)):
        assert hidden not in response.content.decode()


@pytest.mark.parametrize("role", [Role.BARRISTER, Role.CHAMBERS_CLERK])
def test_barristers_and_clerks_search_and_go_on_record_for_their_chambers(client: Client, role: Role) -> None:
    case, chambers = make_case(), make_organisation("chambers")
    signed_in(client, make_person(role, chambers))
    address = found_address(client, case)
    assert "representation_type" in client.get(address).content.decode()
    assert client.post(address, {"representation_type": "private"}).status_code == 302
    assert Association.objects.get(case=case).organisation == chambers


def test_nobody_but_the_defence_may_search(client: Client) -> None:
    court = make_court()
    for user in (
        make_person(Role.COURT_OFFICER, court_staff(court)),
        make_person(Role.LISTING_OFFICER, court_staff(court)),
        make_person(Role.LEGAL_ADVISER, court_staff(court)),
        make_person(Role.PROSECUTOR, prosecution_office(make_prosecutor())),
        make_person(Role.ADMINISTRATOR, make_organisation("hmcts")),
    ):
        signed_in(client, user)
        assert client.get(SEARCH).status_code == 403
        assert search(client, REFERENCE).status_code == 403


def test_somebody_who_is_not_signed_in_is_asked_to_sign_in(client: Client) -> None:
    response = client.get(SEARCH)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login")


def test_every_search_is_written_down_without_what_was_searched_for() -> None:
    case = make_case()
    user = solicitor()
    client = signed_in(Client(), user)
    search(client, case.reference_received)
    search(client, case.reference_received.lower() + " ", surname="LOVELACE")
    search(client, case.reference_received, surname="Byron")
    attempts = list(SearchAttempt.objects.filter(user=user).order_by("at"))
    assert [attempt.outcome for attempt in attempts] == ["found", "found", "nothing"]
    assert attempts[0].digest == attempts[1].digest != attempts[2].digest
    assert all("lovelace" not in attempt.digest for attempt in attempts)


def test_a_search_that_finds_is_an_event_of_the_case_and_one_that_does_not_is_none(client: Client) -> None:
    case = make_case()
    user = solicitor()
    signed_in(client, user)
    search(client, case.reference_received, surname="Byron")
    assert not Event.objects.filter(case_id=case.pk, kind="defence.searched").exists()
    search(client, case.reference_received)
    event = Event.objects.get(case_id=case.pk, kind="defence.searched")
    assert (event.actor_id, event.data["defendant"]) == (user.pk, "Ada Lovelace")
    assert not Message.objects.exists()


def test_the_twenty_first_search_after_twenty_that_found_nothing_waits_an_hour(client: Client) -> None:
    case, user = make_case(), solicitor()
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False) as clock:
        signed_in(client, user)
        for _ in range(20):
            assert search(client, case.reference_received, surname="Byron").status_code == 200
            clock.shift(timedelta(minutes=1))
        refused = search(client, case.reference_received)
        assert refused.status_code == 429
        assert "You can search again after 21 November 2026 at 11:00am" in text_of(refused)
        assert client.get(SEARCH).status_code == 429
        assert SearchAttempt.objects.filter(outcome="paused").count() == 1
        clock.move_to("2026-11-21T11:00:01Z")
        an_hour_later = signed_in(Client(), user)
        assert an_hour_later.get(SEARCH).status_code == 200
        assert search(an_hour_later, case.reference_received).status_code == 302


def test_searches_that_find_something_and_other_peoples_searches_do_not_count(client: Client) -> None:
    case, firm = make_case(), make_firm()
    colleague = signed_in_solicitor(firm)
    signed_in(client, solicitor(firm))
    for _ in range(19):
        search(client, case.reference_received, surname="Byron")
    for _ in range(3):
        assert search(client, case.reference_received).status_code == 302
    assert search(client, case.reference_received, surname="Byron").status_code == 200
    assert search(client, case.reference_received).status_code == 429
    assert search(colleague, case.reference_received).status_code == 302


def test_a_person_with_too_many_searches_still_opens_their_cases(client: Client) -> None:
    case, firm = make_case(), make_firm()
    represent(case, firm)
    signed_in(client, solicitor(firm))
    for _ in range(21):
        search(client, "NOTHING", surname="Byron")
    assert client.get(SEARCH).status_code == 429
    assert client.get(f"/cases/{case.pk}/").status_code == 200


def test_an_old_result_leads_back_to_the_search(client: Client) -> None:
    case = make_case()
    signed_in(client, solicitor())
    with time_machine.travel(timezone.now(), tick=False) as clock:
        address = found_address(client, case)
        clock.shift(timedelta(minutes=21))
        for answer in (client.get(address), client.post(address, {"representation_type": "private"})):
            assert (answer.status_code, answer["Location"]) == (302, SEARCH)


def test_a_result_of_another_person_or_a_changed_one_is_not_found(client: Client) -> None:
    case, firm = make_case(), make_firm()
    address = found_address(signed_in_solicitor(firm), case)
    signed_in(client, solicitor(firm))
    assert client.get(address).status_code == 404
    assert client.post(address, {"representation_type": "private"}).status_code == 404
    own = found_address(client, case)
    assert client.get(own[:-2] + "x/").status_code == 404


def test_the_search_and_its_result_need_at_most_twelve_queries(client: Client) -> None:
    case = make_case(defendants=tuple(Person(surname=f"Person{n}") for n in range(9)))
    signed_in(client, solicitor())
    address = found_address(client, case, surname="Person3")
    for asked in (SEARCH, address):
        with at_most_queries():
            client.get(asked)


def test_the_result_reads_nothing_of_a_case_outside_its_own_scope() -> None:
    """After the result was read the person's scope is what it was: the case is out of sight again."""
    from cases.models import Case

    case = make_case()
    actor = actor_of(solicitor())
    with actor_scope(actor):
        proof = search_defendant(actor=actor, terms=SearchTerms(case.reference_received, "Lovelace", "Ada", ADA))
        assert proof is not None
        assert result_of(actor, proof).defendant == "Ada Lovelace"
        assert not Case.objects.filter(pk=case.pk).exists()


def test_a_defendant_without_a_date_of_birth_cannot_be_guessed(client: Client) -> None:
    case = make_case(defendants=(Person(born_on=None),))
    signed_in(client, solicitor())
    assert search(client, case.reference_received).status_code == 200
    actor = actor_of(solicitor())
    with actor_scope(actor):
        without_date = SearchTerms(case.reference_received, "Lovelace", "Ada", None)
        assert search_defendant(actor=actor, terms=without_date) is None
        a_date = SearchTerms(case.reference_received, "Lovelace", "Ada", date(1900, 1, 1))
        assert search_defendant(actor=actor, terms=a_date) is None
