"""Locked defendants before the court: the list, unlocking with a reason, and firms that become known."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from cases.models import Case
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.models import LaaContract
from commonplatform.accounts.roles import Role
from commonplatform.accounts.services.keep_administrator_rights import keep_administrator_rights
from commonplatform.accounts.types import Purpose
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.reference.models import Court
from defence.exceptions import LockNotFound
from defence.models import Association, RepresentationLock
from defence.services import put_lock_right
from tests.functional.defence.steps import (
    LAA,
    comparable,
    go_on_record,
    make_legal_aid_statuses,
    message,
    page_of,
    received,
    signed_in_solicitor,
    solicitor,
    text_of,
)
from tests.support.queries import at_most_queries
from tests.support.world import (
    Person,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_organisation,
    make_person,
    signed_in,
)

pytestmark = pytest.mark.django_db

LIST = "/defence/legal-aid/"
REASON = {"reason": "The Legal Aid Agency has told us that the order names the wrong office"}


@pytest.fixture(autouse=True)
def statuses(db: None) -> None:
    make_legal_aid_statuses()


def locked_case(court: Court | None = None, *, number: str = "9Z999Z") -> Case:
    case = make_case(court=court)
    assert received(message(case, contract_number=number)).reference_id
    return case


def unlock_address(case: Case) -> str:
    return f"/defence/cases/{case.pk}/locks/{RepresentationLock.objects.get(case=case).pk}/unlock/"


def staff(court: Court, role: Role = Role.COURT_OFFICER) -> Client:
    return signed_in(Client(), make_person(role, court_staff(court)))


def test_the_court_sees_contract_number_and_days_longest_locked_first() -> None:
    court = make_court()
    with time_machine.travel(timezone.now() - timedelta(days=12), tick=False):
        old = locked_case(court, number="1Q111Q")
    new, foreign = locked_case(court), locked_case(make_court(), number="7X777X")
    page = text_of(staff(court).get(LIST))
    assert "1Q111Q" in page
    assert "Application 5001234 12 Since" in page
    assert page.index(old.reference_received) < page.index(new.reference_received)
    assert foreign.reference_received not in page
    assert "7X777X" not in page


def test_nobody_locked_says_so() -> None:
    assert "Nobody is locked" in text_of(staff(make_court()).get(LIST))


@pytest.mark.parametrize("role", [Role.COURT_OFFICER, Role.LISTING_OFFICER, Role.LEGAL_ADVISER])
def test_the_court_unlocks_with_a_reason_and_a_firm_goes_on_record(role: Role) -> None:
    court = make_court()
    case = locked_case(court)
    officer = make_person(role, court_staff(court))
    client = signed_in(Client(), officer)
    address = unlock_address(case)
    assert "9Z999Z" in text_of(client.get(address))
    answer = client.post(address, REASON)
    assert (answer.status_code, answer["Location"]) == (302, page_of("defence:case_legal_aid", case.pk))
    lock = RepresentationLock.objects.get(case=case)
    assert (lock.unlocked_because, lock.unlocked_by) == ("court", officer)
    event = Event.objects.get(case_id=case.pk, kind="defendant.unlocked")
    assert (event.reason, event.actor_id) == (REASON["reason"], officer.pk)
    assert "Nobody is locked" in text_of(client.get(LIST))
    assert go_on_record(signed_in_solicitor(), case).status_code == 302


def test_a_reason_is_needed_and_looking_unlocks_nothing() -> None:
    court = make_court()
    case = locked_case(court)
    client = staff(court)
    client.get(unlock_address(case), REASON)
    assert "Enter why you unlock this defendant" in text_of(client.post(unlock_address(case), {"reason": " "}))
    assert RepresentationLock.objects.get(case=case).unlocked_at is None


def test_unlocking_twice_is_not_found_the_second_time() -> None:
    court = make_court()
    case = locked_case(court)
    client, address = staff(court), unlock_address(case)
    assert client.post(address, REASON).status_code == 302
    assert client.post(address, REASON).status_code == 404
    assert Event.objects.filter(case_id=case.pk, kind="defendant.unlocked").count() == 1


def test_another_court_and_a_lock_of_another_case_look_absent() -> None:
    court = make_court()
    mine, foreign = locked_case(court), locked_case(make_court())
    client = staff(court)
    crossed = unlock_address(foreign).replace(str(foreign.pk), str(mine.pk))
    absent = unlock_address(foreign).replace(str(foreign.pk), "00000000-0000-4000-8000-000000000000")
    answers = [client.post(address, REASON) for address in (unlock_address(foreign), crossed, absent)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({comparable(answer) for answer in answers}) == 1
    assert not RepresentationLock.objects.filter(unlocked_at__isnull=False).exists()


def test_data_are_put_right_by_the_platform_itself() -> None:
    case = locked_case()
    lock, other = RepresentationLock.objects.get(case=case), make_case()
    with task_scope(purpose=Purpose.LEGAL_AID):
        put_lock_right(actor=LAA, case_id=case.pk, lock_id=lock.pk, reason="Sent for the wrong case")
        with pytest.raises(LockNotFound):
            put_lock_right(actor=LAA, case_id=other.pk, lock_id=lock.pk, reason="No such lock there")
    lock.refresh_from_db()
    assert (lock.unlocked_because, lock.unlocked_by) == ("data_fix", None)


def test_an_administrator_enters_a_number_and_the_orphans_are_matched(client: Client) -> None:
    cases = [locked_case() for _ in range(2)]
    firm = make_firm("Byron LLP")
    administrator = make_person(Role.ADMINISTRATOR, make_organisation("hmcts"))
    keep_administrator_rights(administrator)
    signed_in(client, administrator)
    sent = {
        "kind": "firm",
        "name": firm.name,
        "email": firm.email,
        "laa_contracts-TOTAL_FORMS": "1",
        "laa_contracts-INITIAL_FORMS": "0",
        "laa_contracts-0-number": " 9z 999 z ",
        "laa_contracts-0-organisation": str(firm.pk),
    }
    answer = client.post(f"/administration/accounts/organisation/{firm.pk}/change/", sent)
    assert answer.status_code == 302, text_of(answer)
    assert LaaContract.objects.get(organisation=firm).number == "9Z999Z"
    for effect in Effect.objects.filter(kind="accounts.laa_contract_known"):
        assert run_effect(effect.pk)
    for case in cases:
        assert Association.objects.get(case=case).organisation == firm
    assert not RepresentationLock.objects.filter(unlocked_at__isnull=True).exists()


@pytest.mark.parametrize("number", ["1A23B", "A1234B", "1A234BB", "<b>", ""])
def test_a_number_that_is_none_is_refused_in_administration(client: Client, number: str) -> None:
    firm = make_firm()
    administrator = make_person(Role.ADMINISTRATOR, make_organisation("hmcts"))
    keep_administrator_rights(administrator)
    signed_in(client, administrator)
    sent = {
        "kind": "firm",
        "name": firm.name,
        "email": firm.email,
        "laa_contracts-TOTAL_FORMS": "1",
        "laa_contracts-INITIAL_FORMS": "0",
        "laa_contracts-0-number": number,
        "laa_contracts-0-organisation": str(firm.pk),
    }
    client.post(f"/administration/accounts/organisation/{firm.pk}/change/", sent)
    assert not LaaContract.objects.exists()


def test_two_organisations_cannot_have_the_same_number() -> None:
    LaaContract.objects.create(organisation=make_firm(), number="1A234B")
    with pytest.raises(IntegrityError), transaction.atomic():
        LaaContract.objects.create(organisation=make_firm(), number="1A234B")
    with pytest.raises(IntegrityError, match="laacontract_number_has_its_format"), transaction.atomic():
        LaaContract.objects.create(organisation=make_firm(), number="1a234b")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM defence_representationlock",
        "UPDATE defence_representationlock SET laa_contract_number = '0A000A'",
        "UPDATE defence_laareference SET level = 'refused'",
        "DELETE FROM defence_laareference",
    ],
)
def test_what_was_received_and_locked_is_never_rewritten(statement: str) -> None:
    locked_case()
    with pytest.raises(DatabaseError, match="pgtrigger: Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_second_open_lock_of_a_defendant_is_refused_and_a_lock_without_a_cause_does_not_end() -> None:
    lock = RepresentationLock.objects.get(case=locked_case())
    with pytest.raises(IntegrityError, match="representationlock_one_open_per_defendant"), transaction.atomic():
        RepresentationLock.objects.create(
            case_id=lock.case_id, defendant_id=lock.defendant_id, laa_contract_number="1A234B"
        )
    with pytest.raises(IntegrityError, match="unlocked_with_a_cause"), transaction.atomic():
        RepresentationLock.objects.filter(pk=lock.pk).update(unlocked_at=timezone.now())
    with pytest.raises(IntegrityError, match="by_the_court_has_a_person"), transaction.atomic():
        RepresentationLock.objects.filter(pk=lock.pk).update(unlocked_at=timezone.now(), unlocked_because="court")


def test_the_case_says_to_the_court_what_legal_aid_says_and_to_the_firm_nothing() -> None:
    court, firm = make_court(), make_firm()
    case = make_case(court=court, defendants=(Person(),))
    received(message(case, status_code="AP", contract_number=""))
    received(message(case, status_code="FM", contract_number="", status_date="2026-11-24"))
    page = text_of(staff(court).get(page_of("defence:case_legal_aid", case.pk)))
    assert "Ada Lovelace Refused" in page
    client = signed_in(Client(), solicitor(firm))
    go_on_record(client, case)
    assert client.get(page_of("defence:case_legal_aid", case.pk)).status_code == 403


def test_the_pages_need_at_most_twelve_queries() -> None:
    court = make_court()
    cases = [locked_case(court, number=f"{n}A111A") for n in range(8)]
    for case in cases:
        received(message(case, status_code="ZZ"))
    client = staff(court)
    client.get(LIST)
    for address in (LIST, page_of("defence:case_legal_aid", cases[0].pk), unlock_address(cases[0])):
        with at_most_queries():
            assert client.get(address).status_code == 200
