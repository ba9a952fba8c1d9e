"""Going off record: who may, what ends with it, and that it ends at once."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client

from cases.models import AccessGrant, AccessInbox
from cases.services import grant_access
from cases.services.keep_inbox import inbox_differences
from cases.states import Relation
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.notifications.models import Message
from defence.models import Association
from tests.functional.defence.steps import (
    comparable,
    end_address,
    go_on_record,
    page_of,
    put_on_record,
    signed_in_solicitor,
    solicitor,
    text_of,
)
from tests.support.world import (
    FEED,
    Person,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_organisation,
    make_person,
    make_prosecutor,
    prosecution_office,
    signed_in,
)

pytestmark = pytest.mark.django_db

REASON = {"reason": "The client has instructed another firm"}
TWO = (Person(), Person(forenames="Charles", surname="Babbage", born_on=date(1980, 12, 26)))
BABBAGE = {"surname": "Babbage", "first_name": "Charles", "born_on": date(1980, 12, 26)}
CASE_PAGES = (
    *("cases:summary", "cases:defendants", "cases:hearings", "cases:timeline", "cases:access"),
    "defence:representation",
)


def give_access(association: Association) -> Client:
    """A barrister whom the firm gave access to the defendant."""
    barrister = make_person(Role.BARRISTER, make_organisation("chambers"))
    grant_access(
        actor=FEED,
        case_id=association.case_id,
        principal_id=barrister.pk,
        principal_name=barrister.full_name,
        relation=Relation.GRANTED,
        defendant_id=association.defendant_id,
    )
    return signed_in(Client(), barrister)


def test_any_member_of_the_firm_may_end_it_and_the_case_is_gone_at_once(client: Client) -> None:
    case, firm = make_case(), make_firm()
    association = put_on_record(case, firm)
    colleague = signed_in_solicitor(firm)
    signed_in(client, solicitor(firm))
    assert "Ada Lovelace" in text_of(client.get(end_address(association)))
    response = client.post(end_address(association), REASON)
    assert (response.status_code, response["Location"]) == (302, "/defence/search/")
    assert "Representation of Ada Lovelace ended" in text_of(client.get("/defence/search/"))
    for person in (client, colleague):
        for name in CASE_PAGES:
            assert person.get(page_of(name, case.pk)).status_code == 404, name
        assert case.reference_received not in text_of(person.get("/cases/"))
    assert not AccessInbox.objects.filter(case=case, principal_id=firm.pk).exists()
    assert not AccessGrant.objects.filter(case=case, principal_id=firm.pk, ended_at__isnull=True).exists()
    assert inbox_differences(connection) == []


def test_everybody_the_firm_gave_access_loses_it_too(client: Client) -> None:
    case, firm = make_case(), make_firm()
    association = put_on_record(case, firm)
    barrister, second = give_access(association), give_access(association)
    assert barrister.get(page_of("cases:summary", case.pk)).status_code == 200
    signed_in(client, solicitor(firm))
    assert "2 other people who were given access lose it too" in text_of(client.get(end_address(association)))
    client.post(end_address(association), REASON)
    assert barrister.get(page_of("cases:summary", case.pk)).status_code == 404
    assert second.get(page_of("cases:summary", case.pk)).status_code == 404
    assert set(AccessInbox.objects.filter(case=case).values_list("whole_case", flat=True)) == {True}


def test_another_defendant_of_the_same_case_stays_represented(client: Client) -> None:
    case, firm = make_case(defendants=TWO), make_firm()
    ada, charles = put_on_record(case, firm), put_on_record(case, firm, **BABBAGE)  # type: ignore[arg-type]
    barrister = give_access(charles)
    signed_in(client, solicitor(firm))
    response = client.post(end_address(ada), REASON)
    assert response["Location"] == page_of("defence:representation", case.pk)
    assert client.get(response["Location"]).status_code == 200
    text = text_of(client.get(page_of("cases:summary", case.pk)))
    assert "Charles Babbage" in text
    assert "Lovelace" not in text
    assert barrister.get(page_of("cases:summary", case.pk)).status_code == 200
    assert inbox_differences(connection) == []


@pytest.mark.parametrize("role", [Role.COURT_OFFICER, Role.LISTING_OFFICER, Role.LEGAL_ADVISER])
def test_the_court_may_end_it(client: Client, role: Role) -> None:
    court, firm = make_court(), make_firm()
    case = make_case(court=court)
    association = put_on_record(case, firm)
    barrister, theirs = give_access(association), signed_in_solicitor(firm)
    signed_in(client, make_person(role, court_staff(court)))
    response = client.post(end_address(association), REASON)
    assert (response.status_code, response["Location"]) == (302, page_of("defence:representation", case.pk))
    assert "Ended" in text_of(client.get(response["Location"]))
    assert theirs.get(page_of("cases:summary", case.pk)).status_code == 404
    assert barrister.get(page_of("cases:summary", case.pk)).status_code == 404
    assert inbox_differences(connection) == []


def test_it_is_an_event_with_the_reason_and_a_mail_without_it(client: Client) -> None:
    prosecutor, firm = make_prosecutor(), make_firm("Byron LLP")
    case = make_case(prosecutor=prosecutor)
    association = put_on_record(case, firm)
    user = solicitor(firm)
    signed_in(client, user)
    client.post(end_address(association), REASON)
    event = Event.objects.get(case_id=case.pk, kind="representation.ended")
    assert (event.actor_id, event.reason) == (user.pk, REASON["reason"])
    effect = Effect.objects.get(event=event)
    assert effect.payload["address"] == prosecutor.email
    assert run_effect(effect.pk)
    message = Message.objects.get(pk=effect.pk)
    assert message.subject == f"Case {case.reference_received}: no longer represented"
    assert "Byron LLP went off record for Ada Lovelace" in message.body
    assert REASON["reason"] not in message.body


def test_a_second_click_gets_the_same_answer_and_changes_nothing(client: Client) -> None:
    case, firm = make_case(), make_firm()
    association = put_on_record(case, firm)
    signed_in(client, solicitor(firm))
    first, second = (client.post(end_address(association), REASON) for _ in range(2))
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert Event.objects.filter(case_id=case.pk, kind="representation.ended").count() == 1
    ended_at = Association.objects.get(pk=association.pk).ended_at
    client.post(end_address(association), {"reason": "Another"})
    assert Association.objects.get(pk=association.pk).ended_at == ended_at


def test_the_receipt_of_one_person_is_nobody_elses(client: Client) -> None:
    case, firm = make_case(), make_firm()
    association = put_on_record(case, firm)
    signed_in_solicitor(firm).post(end_address(association), REASON)
    signed_in(client, solicitor(firm))
    assert client.post(end_address(association), REASON).status_code == 404
    assert signed_in_solicitor().post(end_address(association), REASON).status_code == 404


def test_a_reason_is_needed(client: Client) -> None:
    case, firm = make_case(), make_firm()
    association = put_on_record(case, firm)
    signed_in(client, solicitor(firm))
    assert "Enter why the representation ends" in text_of(client.post(end_address(association), {"reason": ""}))
    assert Association.objects.get(pk=association.pk).ended_at is None


def test_looking_at_the_page_ends_nothing(client: Client) -> None:
    association = put_on_record(make_case(), firm := make_firm())
    signed_in(client, solicitor(firm))
    client.get(end_address(association), REASON)
    assert Association.objects.get(pk=association.pk).ended_at is None


def test_another_firm_another_court_and_an_absent_representation_look_alike(client: Client) -> None:
    case = make_case()
    association = put_on_record(case, make_firm())
    absent = end_address(association).replace(str(association.pk), "00000000-0000-4000-8000-000000000000")
    for user in (
        solicitor(),
        make_person(Role.COURT_OFFICER, court_staff(make_court())),
        make_person(Role.PROSECUTOR, prosecution_office(make_prosecutor())),
    ):
        signed_in(client, user)
        for ask in (client.get, client.post):
            foreign, missing = ask(end_address(association)), ask(absent)
            assert (foreign.status_code, missing.status_code) == (404, 404)
            assert comparable(foreign) == comparable(missing)
    assert Association.objects.get(pk=association.pk).ended_at is None


def test_the_firm_of_one_defendant_cannot_end_the_representation_of_another(client: Client) -> None:
    case, firm = make_case(defendants=TWO), make_firm()
    put_on_record(case, firm)
    theirs = put_on_record(case, make_firm(), **BABBAGE)  # type: ignore[arg-type]
    signed_in(client, solicitor(firm))
    assert client.post(end_address(theirs), REASON).status_code == 404
    assert Association.objects.get(pk=theirs.pk).ended_at is None


def test_an_association_is_not_reached_through_another_case(client: Client) -> None:
    firm = make_firm()
    mine, other = put_on_record(make_case(), firm), put_on_record(make_case(), make_firm())
    signed_in(client, solicitor(firm))
    crossed = end_address(other).replace(str(other.case_id), str(mine.case_id))
    assert client.post(crossed, REASON).status_code == 404
    assert Association.objects.get(pk=other.pk).ended_at is None


def test_the_prosecutor_and_a_barrister_who_was_given_access_may_not_end_it(client: Client) -> None:
    prosecutor = make_prosecutor()
    association = put_on_record(make_case(prosecutor=prosecutor), make_firm())
    authority = signed_in(Client(), make_person(Role.PROSECUTOR, prosecution_office(prosecutor)))
    for person in (authority, give_access(association)):
        assert person.post(end_address(association), REASON).status_code == 403
    assert Association.objects.get(pk=association.pk).ended_at is None


def test_after_the_end_another_firm_goes_on_record_and_the_first_sees_nothing_of_it(client: Client) -> None:
    case, first, second = make_case(), make_firm("First LLP"), make_firm("Second LLP")
    association = put_on_record(case, first)
    before = signed_in_solicitor(first)
    before.post(end_address(association), REASON)
    assert go_on_record(signed_in(client, solicitor(second)), case).status_code == 302
    assert before.get(page_of("cases:summary", case.pk)).status_code == 404
    text = text_of(client.get(page_of("defence:representation", case.pk)))
    assert "Second LLP" in text
    assert REASON["reason"] not in text
    assert "First LLP" not in text


@pytest.mark.parametrize("role", [Role.BARRISTER, Role.CHAMBERS_CLERK])
def test_members_of_chambers_on_record_end_it_too(client: Client, role: Role) -> None:
    case, chambers = make_case(), make_organisation("chambers")
    signed_in(client, make_person(role, chambers))
    assert go_on_record(client, case).status_code == 302
    association = Association.objects.get(case=case)
    assert client.get(page_of("defence:representation", case.pk)).status_code == 200
    assert client.post(end_address(association), REASON).status_code == 302
    association.refresh_from_db()
    assert association.ended_through == "firm"


def test_what_ended_it_stands_in_the_history(client: Client) -> None:
    court = make_court()
    case = make_case(court=court)
    first = put_on_record(case, make_firm("First LLP"))
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(court)))
    client.post(end_address(first), REASON)
    put_on_record(case, make_firm("Second LLP"))
    page = text_of(client.get(page_of("defence:representation", case.pk)))
    assert "Second LLP Active Barrister/Solicitor of record" in page
    assert "First LLP Ended The court" in page
