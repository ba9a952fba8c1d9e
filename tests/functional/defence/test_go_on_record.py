"""Going on record: the firm's own, once, for one defendant, and what it opens."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from cases.models import AccessGrant, AccessInbox
from cases.services.keep_inbox import inbox_differences
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import Membership
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.notifications.models import Message
from defence.exceptions import AlreadyRepresented, SearchProofRefused
from defence.models import Association
from defence.services import search_defendant, start_representation
from defence.states import RepresentationType
from defence.types import SearchTerms
from tests.functional.defence.steps import (
    ADA,
    ON_RECORD,
    comparable,
    found_address,
    go_on_record,
    page_of,
    put_on_record,
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
    make_person,
    make_prosecutor,
    prosecution_office,
    signed_in,
)

pytestmark = pytest.mark.django_db

TWO = (
    Person(),
    Person(
        forenames="Charles",
        surname="Babbage",
        born_on=date(1980, 12, 26),
        postcode="M1 1AA",
        offences=(("TH68001", "Theft of an engine"),),
    ),
)
CASE_PAGES = (
    *("cases:summary", "cases:defendants", "cases:hearings", "cases:timeline", "cases:access"),
    "defence:representation",
)


def test_going_on_record_opens_the_case_for_everybody_at_the_firm(client: Client) -> None:
    case, firm = make_case(), make_firm("Byron LLP")
    colleague = signed_in_solicitor(firm)
    assert colleague.get(page_of("cases:summary", case.pk)).status_code == 404
    signed_in(client, solicitor(firm))
    response = go_on_record(client, case)
    assert (response.status_code, response["Location"]) == (302, page_of("cases:summary", case.pk))
    assert "You are on record for Ada Lovelace" in text_of(client.get(response["Location"]))
    assert colleague.get(page_of("cases:summary", case.pk)).status_code == 200
    assert case.reference_received in text_of(colleague.get("/cases/"))


def test_what_was_chosen_is_kept_with_who_did_it(client: Client) -> None:
    case, firm = make_case(), make_firm()
    user = solicitor(firm)
    signed_in(client, user)
    answers = {"representation_type": "representation_order", "laa_contract_number": "1a 234b"}
    client.post(found_address(client, case), answers)
    association = Association.objects.get(case=case)
    assert association.representation_type == RepresentationType.REPRESENTATION_ORDER
    assert association.laa_contract_number == "1A234B"
    assert (association.made_by, association.organisation, association.ended_at) == (user, firm, None)


def test_it_is_an_event_and_a_mail_to_the_prosecutor(client: Client) -> None:
    prosecutor = make_prosecutor()
    case, firm = make_case(prosecutor=prosecutor), make_firm("O’Byron & Daughters")
    signed_in(client, solicitor(firm))
    go_on_record(client, case)
    event = Event.objects.get(case_id=case.pk, kind="representation.started")
    assert event.data["firm"] == "O’Byron & Daughters"
    assert event.defendant_id == Association.objects.get(case=case).defendant_id
    effect = Effect.objects.get(event=event)
    assert effect.payload["address"] == prosecutor.email
    assert run_effect(effect.pk)
    message = Message.objects.get(pk=effect.pk)
    assert message.subject == f"Case {case.reference_received}: now represented"
    assert "O’Byron & Daughters went on record for Ada Lovelace" in message.body


def test_a_prosecutor_without_an_address_is_no_reason_to_refuse(client: Client) -> None:
    prosecutor = make_prosecutor()
    prosecutor.email = ""
    prosecutor.save()
    case = make_case(prosecutor=prosecutor)
    assert go_on_record(signed_in_solicitor(), case).status_code == 302
    assert not Effect.objects.filter(case_id=case.pk).exists()


def test_sending_it_twice_puts_the_firm_on_record_once(client: Client) -> None:
    case = make_case()
    signed_in(client, solicitor())
    address = found_address(client, case)
    answers = [client.post(address, ON_RECORD) for _ in range(2)]
    assert [answer["Location"] for answer in answers] == [page_of("cases:summary", case.pk)] * 2
    assert Association.objects.filter(case=case).count() == 1
    assert Event.objects.filter(case_id=case.pk, kind="representation.started").count() == 1
    assert Effect.objects.filter(case_id=case.pk).count() == 1


def test_a_type_of_representation_must_be_chosen(client: Client) -> None:
    case = make_case()
    signed_in(client, solicitor())
    response = client.post(found_address(client, case), {})
    assert "Select how the defendant is represented" in text_of(response)
    assert not Association.objects.exists()


def test_ids_and_a_firm_in_the_request_are_ignored(client: Client) -> None:
    case, other_case, firm, other_firm = make_case(), make_case(), make_firm(), make_firm()
    signed_in(client, solicitor(firm))
    forged = {
        "case_id": str(other_case.pk),
        "organisation": str(other_firm.pk),
        "defendant_id": str(other_case.pk),
    }
    client.post(found_address(client, case), {**ON_RECORD, **forged})
    association = Association.objects.get()
    assert (association.case, association.organisation) == (case, firm)


def test_another_firm_is_told_that_the_defendant_is_represented_already(client: Client) -> None:
    case = make_case()
    rival = signed_in_solicitor()
    address = found_address(rival, case)
    put_on_record(case, make_firm("Byron LLP"))
    for response in (rival.get(address), rival.post(address, ON_RECORD), rival.post(address, {})):
        assert response.status_code == 403
        assert "Already represented Byron LLP already associated" in text_of(response).replace("Search again ", "")
    assert Association.objects.count() == 1


@pytest.mark.parametrize("name", CASE_PAGES)
def test_another_firm_gets_the_page_of_a_case_that_does_not_exist(name: str) -> None:
    case = make_case()
    put_on_record(case, make_firm())
    rival = signed_in_solicitor()
    rival.get(found_address(rival, case))
    absent = "00000000-0000-4000-8000-000000000000"
    foreign = rival.get(page_of(name, case.pk))
    missing = rival.get(page_of(name, absent))  # type: ignore[arg-type]
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert comparable(foreign) == comparable(missing)


def test_a_firm_for_one_defendant_sees_nothing_private_of_the_other_and_may_take_on_both(
    client: Client,
) -> None:
    case, firm = make_case(defendants=TWO), make_firm()
    put_on_record(case, make_firm("Other LLP"), surname="Babbage", first_name="Charles", born_on=date(1980, 12, 26))
    signed_in(client, solicitor(firm))
    assert go_on_record(client, case).status_code == 302
    for name in CASE_PAGES:
        text = client.get(page_of(name, case.pk)).content.decode()
        for private in ("Babbage", "M1 1AA", "Theft", "TH68001", "26 December 1980", "Other LLP"):
            assert private not in text, (name, private)


def test_each_defendant_of_a_case_needs_its_own_representation(client: Client) -> None:
    case, firm = make_case(defendants=TWO), make_firm()
    signed_in(client, solicitor(firm))
    go_on_record(client, case)
    babbage = {"surname": "Babbage", "first_name": "Charles", "born_on_day": "26", "born_on_year": "1980"}
    assert go_on_record(client, case, **babbage).status_code == 302
    assert Association.objects.filter(case=case, organisation=firm, ended_at__isnull=True).count() == 2
    assert "Theft of an engine" in text_of(client.get(page_of("cases:summary", case.pk)))


def test_a_right_ended_in_another_membership_is_not_used(client: Client) -> None:
    """Somebody who left the firm cannot go on record with what they found while in it."""
    case, firm = make_case(), make_firm()
    user = solicitor(firm)
    signed_in(client, user)
    address = found_address(client, case)
    Membership.objects.filter(user=user).delete()
    Membership.objects.create(user=user, organisation=make_firm(), role=Role.SOLICITOR)
    assert client.post(address, ON_RECORD).status_code == 404
    assert not Association.objects.exists()


def test_the_service_takes_no_proof_of_somebody_else() -> None:
    case, firm = make_case(), make_firm()
    finder, colleague = actor_of(solicitor(firm)), actor_of(solicitor(firm))
    with actor_scope(finder):
        proof = search_defendant(actor=finder, terms=SearchTerms(case.reference_received, "Lovelace", "Ada", ADA))
    assert proof is not None
    with actor_scope(colleague), pytest.raises(SearchProofRefused):
        start_representation(actor=colleague, proof=proof, representation_type=RepresentationType.PRIVATE)


def test_the_inbox_is_what_the_grants_give(client: Client) -> None:
    case, firm = make_case(defendants=TWO), make_firm()
    put_on_record(case, firm)
    assert AccessInbox.objects.filter(case=case, principal_id=firm.pk, whole_case=False).count() == 1
    assert AccessGrant.objects.filter(case=case, principal_id=firm.pk, relation="representing").count() == 1
    assert inbox_differences(connection) == []


def test_court_and_prosecutor_see_who_represents_whom(client: Client) -> None:
    court, prosecutor = make_court(), make_prosecutor()
    case = make_case(court=court, prosecutor=prosecutor, defendants=TWO)
    put_on_record(case, make_firm("Byron LLP"))
    put_on_record(case, make_firm("Herschel LLP"), surname="Babbage", first_name="Charles", born_on=date(1980, 12, 26))
    staff = signed_in(Client(), make_person(Role.COURT_OFFICER, court_staff(court)))
    authority = signed_in(Client(), make_person(Role.PROSECUTOR, prosecution_office(prosecutor)))
    for viewer, may_end in ((staff, True), (authority, False)):
        page = viewer.get(page_of("defence:representation", case.pk))
        assert "Byron LLP" in text_of(page)
        assert "Herschel LLP" in text_of(page)
        assert ("/end/" in page.content.decode()) is may_end


def test_the_timeline_says_it_in_one_line(client: Client) -> None:
    case, firm = make_case(prosecutor=make_prosecutor()), make_firm("Byron LLP")
    put_on_record(case, firm)
    assert Event.objects.filter(case_id=case.pk, kind="access.granted").exists()
    text = text_of(signed_in(client, solicitor(firm)).get(page_of("cases:timeline", case.pk)))
    assert text.count("Byron LLP went on record for Ada Lovelace") == 1
    assert "Byron LLP given access" not in text


def test_a_case_that_nobody_represents_says_so(client: Client) -> None:
    court = make_court()
    case = make_case(court=court)
    signed_in(client, make_person(Role.LEGAL_ADVISER, court_staff(court)))
    assert "Nobody is on record" in text_of(client.get(page_of("defence:representation", case.pk)))


def test_the_page_needs_at_most_twelve_queries(client: Client) -> None:
    court = make_court()
    many = tuple(Person(surname=f"Person{n}", offences=(("RT88191", "Speeding"),) * 3) for n in range(9))
    case = make_case(court=court, defendants=many)
    for n in range(9):
        put_on_record(case, make_firm(), surname=f"Person{n}")
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court)))
    with at_most_queries():
        client.get(page_of("defence:representation", case.pk))


@pytest.mark.django_db(transaction=True)
def test_of_two_firms_at_the_same_moment_exactly_one_goes_on_record() -> None:
    for _ in range(5):
        case = make_case()
        outcomes = _race(case, firms=2)
        assert sorted(outcomes) == ["already represented", "on record"]
        assert Association.objects.filter(case=case).count() == 1
        assert AccessInbox.objects.filter(case=case, whole_case=False).count() == 1
        assert Event.objects.filter(case_id=case.pk, kind="representation.started").count() == 1
    assert inbox_differences(connection) == []


def _race(case: object, *, firms: int) -> list[str]:
    outcomes: list[str] = []
    start = Barrier(firms)

    def take_part(user: object) -> None:
        actor = actor_of(user)  # type: ignore[arg-type]
        terms = SearchTerms(case.reference_received, "Lovelace", "Ada", ADA)  # type: ignore[attr-defined]
        try:
            with actor_scope(actor):
                proof = search_defendant(actor=actor, terms=terms)
            assert proof is not None
            start.wait(timeout=20)
            with actor_scope(actor):
                start_representation(actor=actor, proof=proof, representation_type=RepresentationType.PRIVATE)
            outcomes.append("on record")
        except AlreadyRepresented:
            outcomes.append("already represented")
        except Exception as error:
            outcomes.append(repr(error))
        finally:
            connection.close()

    threads = [Thread(target=take_part, args=(solicitor(),)) for _ in range(firms)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes
