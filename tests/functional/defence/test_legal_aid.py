"""Messages about legal aid: what they do to representation, row by row, and that none goes by in silence."""

import json
from io import StringIO
from pathlib import Path
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from cases.exceptions import NotAllowed
from cases.models import AccessGrant, Case, Offence, WorkItem
from cases.services.keep_inbox import inbox_differences
from commonplatform.accounts.database_scope import actor_scope, task_scope
from commonplatform.accounts.models import LaaContract, Organisation
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Purpose
from commonplatform.audit.models import Effect, Event
from defence.models import Association, LaaReference, LegalAidProblem, RepresentationLock
from defence.services import match_orphans, receive_legal_aid
from defence.states import OrderRefusal
from tests.functional.defence.steps import (
    LAA,
    found_address,
    instruct,
    make_legal_aid_statuses,
    message,
    page_of,
    put_on_record,
    received,
    signed_in_solicitor,
    solicitor,
    text_of,
    with_contract,
)
from tests.support.world import (
    Person,
    actor_of,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_person,
    signed_in,
)

pytestmark = pytest.mark.django_db

OFFENCES = (("RT88191", "Speeding"), ("RT88192", "Dangerous driving"), ("RT88193", "Careless driving"))


@pytest.fixture(autouse=True)
def statuses(db: None) -> None:
    make_legal_aid_statuses()


def on_record(case: Case) -> list[tuple[str, str, str]]:
    """(firm, type, begun by) of what is open."""
    open_now = Association.objects.filter(case=case, ended_at__isnull=True).select_related("organisation")
    return [(a.organisation.name, a.representation_type, a.origin) for a in open_now]


def locks(case: Case) -> list[str]:
    open_now = RepresentationLock.objects.filter(case=case, unlocked_at__isnull=True)
    return list(open_now.values_list("laa_contract_number", flat=True))


def test_a_known_number_and_nobody_on_record_puts_the_firm_on_record() -> None:
    case, firm = make_case(), with_contract(make_firm("Byron LLP"))
    assert received(message(case)).reference_id
    assert on_record(case) == [("Byron LLP", "representation_order", "order")]
    association = Association.objects.get(case=case)
    assert (association.made_by, association.laa_contract_number) == (None, "1A234B")
    person = signed_in_solicitor(firm)
    assert person.get(page_of("cases:summary", case.pk)).status_code == 200
    assert "put on record for Ada Lovelace by a representation order" in text_of(
        person.get(page_of("cases:timeline", case.pk))
    )
    assert Effect.objects.filter(case_id=case.pk, payload__isnull=False).exists()
    assert inbox_differences(connection) == []


@pytest.mark.parametrize("typed", ["representation_order", "private"])
def test_a_firm_on_record_by_its_own_act_stays_as_it_declared(typed: str) -> None:
    case, firm = make_case(), with_contract(make_firm("Byron LLP"))
    user = solicitor(firm)
    client = signed_in(Client(), user)
    client.post(found_address(client, case), {"representation_type": typed})
    received(message(case))
    assert on_record(case) == [("Byron LLP", typed, "firm")]
    assert LaaReference.objects.filter(case=case).count() == 1
    assert Association.objects.count() == 1


def test_a_second_offence_of_the_same_order_changes_nothing_but_is_kept() -> None:
    case = make_case(defendants=(Person(offences=OFFENCES),))
    with_contract(make_firm("Byron LLP"))
    for sequence, (code, _title) in enumerate(OFFENCES, start=1):
        received(message(case, offence_code=code, offence_sequence=sequence))
    assert Association.objects.count() == 1
    assert LaaReference.objects.count() == 3
    assert Event.objects.filter(case_id=case.pk, kind="representation.ordered").count() == 1


def test_another_firm_goes_off_record_at_the_instant_at_which_the_firm_of_the_order_goes_on() -> None:
    case, first, second = make_case(), make_firm("First LLP"), with_contract(make_firm("Second LLP"))
    put_on_record(case, first)
    received(message(case))
    assert on_record(case) == [("Second LLP", "representation_order", "order")]
    old, new = Association.objects.order_by("started_at")
    assert (old.ended_at, old.ended_through, old.ended_by) == (new.started_at, "order", None)
    assert signed_in_solicitor(first).get(page_of("cases:summary", case.pk)).status_code == 404
    assert signed_in_solicitor(second).get(page_of("cases:summary", case.pk)).status_code == 200
    assert Event.objects.filter(case_id=case.pk, kind="representation.displaced").count() == 1
    assert inbox_differences(connection) == []


def test_an_unknown_number_and_nobody_on_record_locks() -> None:
    court = make_court()
    case = make_case(court=court)
    received(message(case, contract_number="9Z999Z"))
    assert locks(case) == ["9Z999Z"]
    assert on_record(case) == []
    assert WorkItem.objects.filter(principal_id=court.pk, kind="locked_by_order", done_at__isnull=True).count() == 1


def test_an_unknown_number_takes_the_firm_on_record_off_and_then_locks() -> None:
    case, firm = make_case(), make_firm("First LLP")
    put_on_record(case, firm)
    received(message(case, contract_number="9Z999Z"))
    assert (on_record(case), locks(case)) == ([], ["9Z999Z"])
    assert signed_in_solicitor(firm).get(page_of("cases:summary", case.pk)).status_code == 404


def test_while_locked_no_firm_finds_goes_on_record_or_is_instructed(client: Client) -> None:
    case = make_case()
    signed_in(client, solicitor())
    address = found_address(client, case)
    received(message(case, contract_number="9Z999Z"))
    for answer in (
        client.get(address),
        client.post(address, {"representation_type": "private"}),
        client.get(address + "instruction/"),
        client.post(
            address + "instruction/",
            {"instructed_on_day": "1", "instructed_on_month": "11", "instructed_on_year": "2026"},
        ),
    ):
        assert answer.status_code == 403
        assert "User does not have access to case" in text_of(answer)
        for hidden in (case.reference_received, "Lovelace", str(case.pk)):
            assert hidden not in answer.content.decode()
    assert not Association.objects.exists()


def test_a_lock_and_an_order_for_another_firm_end_what_instructions_opened() -> None:
    for number in ("9Z999Z", "1A234B"):
        case, instructed = make_case(), make_firm()
        instruct(case, instructed)
        if number == "1A234B":
            with_contract(make_firm())
        received(message(case, contract_number=number))
        assert signed_in_solicitor(instructed).get(page_of("cases:summary", case.pk)).status_code == 404
        assert not AccessGrant.objects.filter(case=case, relation="instructed", ended_at__isnull=True).exists()
    assert inbox_differences(connection) == []


def test_an_order_for_a_known_firm_unlocks_and_another_unknown_one_locks_anew() -> None:
    case, firm = make_case(), with_contract(make_firm("Byron LLP"))
    received(message(case, contract_number="9Z999Z"))
    received(message(case, contract_number="8Y888Y"))
    assert locks(case) == ["8Y888Y"]
    received(message(case))
    assert (locks(case), on_record(case)) == ([], [(firm.name, "representation_order", "order")])
    ended = RepresentationLock.objects.order_by("locked_at").values_list("unlocked_because", flat=True)
    assert list(ended) == ["replaced", "order"]


def test_a_number_that_becomes_known_puts_the_firm_on_record_and_nobody_twice() -> None:
    case, other = make_case(), make_case()
    for number, each in (("9Z999Z", case), ("8Y888Y", other)):
        received(message(each, contract_number=number))
    firm = with_contract(make_firm("Byron LLP"), "9Z999Z")
    for expected in (1, 0):
        with task_scope(purpose=Purpose.LEGAL_AID):
            assert match_orphans(actor=LAA, laa_contract_number="9Z999Z") == expected
    assert on_record(case) == [("Byron LLP", "representation_order", "order")]
    assert (locks(case), locks(other)) == ([], ["8Y888Y"])
    assert not WorkItem.objects.filter(case=case, kind="locked_by_order", done_at__isnull=True).exists()
    assert signed_in_solicitor(firm).get(page_of("cases:summary", case.pk)).status_code == 200
    assert inbox_differences(connection) == []


def test_a_withdrawal_takes_off_record_or_unlocks() -> None:
    case, locked, firm = make_case(), make_case(), with_contract(make_firm())
    received(message(case))
    received(message(locked, contract_number="9Z999Z"))
    for each in (case, locked):
        received(message(each, status_code="WD", contract_number=""))
    assert on_record(case) == []
    assert Association.objects.get(case=case).ended_through == "withdrawn"
    assert RepresentationLock.objects.get(case=locked).unlocked_because == "withdrawn"
    assert signed_in_solicitor(firm).get(page_of("cases:summary", case.pk)).status_code == 404


def test_a_withdrawal_while_another_offence_is_granted_keeps_the_firm() -> None:
    case = make_case(defendants=(Person(offences=OFFENCES[:2]),))
    with_contract(make_firm("Byron LLP"))
    for sequence, (code, _title) in enumerate(OFFENCES[:2], start=1):
        received(message(case, offence_code=code, offence_sequence=sequence))
    received(message(case, status_code="WD"))
    assert [firm for firm, _type, _origin in on_record(case)] == ["Byron LLP"]
    received(message(case, status_code="WD", offence_code="RT88192", offence_sequence=2))
    assert on_record(case) == []


@pytest.mark.parametrize("status", ["AP", "FM"])
def test_pending_and_refused_change_nothing(status: str) -> None:
    case = make_case()
    with_contract(make_firm())
    put_on_record(case, make_firm("First LLP"))
    received(message(case, status_code=status))
    assert [firm for firm, _type, _origin in on_record(case)] == ["First LLP"]


def test_the_same_message_twice_is_one_and_does_not_undo_what_came_after() -> None:
    case, firm = make_case(), with_contract(make_firm())
    first = received(message(case))
    association = Association.objects.get(case=case)
    actor = actor_of(solicitor(firm))
    from defence.services import end_representation

    with actor_scope(actor):
        end_representation(actor=actor, case_id=case.pk, association_id=association.pk, reason="Conflict")
    assert received(message(case)) == first
    assert on_record(case) == []
    assert LaaReference.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "problem", "detail"),
    [
        ({"urn": "99ZZ9999999"}, OrderRefusal.CASE_UNKNOWN, ""),
        ({"prosecutor_reference": "X1"}, OrderRefusal.DEFENDANT_UNKNOWN, ""),
        ({"offence_code": "XX00001"}, OrderRefusal.OFFENCE_UNKNOWN, "XX00001 1"),
        ({"offence_sequence": 7}, OrderRefusal.OFFENCE_UNKNOWN, "RT88191 7"),
        ({"status_code": "ZZ"}, OrderRefusal.STATUS_UNKNOWN, "ZZ"),
    ],
)
def test_what_fits_nothing_is_kept_as_a_problem_once(
    changed: dict[str, object], problem: OrderRefusal, detail: str
) -> None:
    court = make_court()
    case = make_case(court=court)
    for _ in range(2):
        outcome = received(message(case, **changed))
        assert (outcome.reference_id, outcome.problem, outcome.detail) == (None, problem, detail)
    kept = LegalAidProblem.objects.get()
    held = problem != OrderRefusal.CASE_UNKNOWN
    assert kept.case_id == (case.pk if held else None)
    assert WorkItem.objects.filter(principal_id=court.pk, kind="legal_aid_message").exists() is held
    assert Event.objects.filter(kind="legal_aid.refused").count() == 1
    assert not LaaReference.objects.exists()
    staff = signed_in(Client(), make_person(Role.COURT_OFFICER, court_staff(court)))
    page = text_of(staff.get("/defence/legal-aid/"))
    assert str(problem.label) in page
    assert str(changed.get("urn", case.reference_received)) in page


@pytest.mark.parametrize(
    "changed",
    [
        {"urn": ""},
        {"status_date": "yesterday"},
        {"offence_sequence": 0},
        {"offence_sequence": "one"},
        {"contract_number": "<b>"},
        {"surplus": 1},
        {"effective_from": "2026-11-02", "effective_until": "2026-11-01"},
        {"application_reference": "x" * 31},
    ],
)
def test_what_is_not_in_the_format_is_kept_as_a_problem_that_names_the_field(changed: dict[str, object]) -> None:
    outcome = received(message(make_case(), **changed))
    assert outcome.problem == OrderRefusal.MALFORMED
    assert next(reversed(changed)) in outcome.detail
    assert LegalAidProblem.objects.get().problem == "malformed"


@pytest.mark.parametrize("value", [None, 7, "text", [], {}, {"urn": 5}, {"urn": ["x"]}])
def test_any_json_value_is_answered(value: object) -> None:
    assert received(value).problem == OrderRefusal.MALFORMED


def test_a_problem_of_one_court_is_not_shown_to_another() -> None:
    case = make_case(court=make_court())
    received(message(case, status_code="ZZ"))
    other = signed_in(Client(), make_person(Role.COURT_OFFICER, court_staff(make_court())))
    assert case.reference_received not in text_of(other.get("/defence/legal-aid/"))


@pytest.mark.parametrize("role", [Role.SOLICITOR, Role.COURT_OFFICER])
def test_nobody_but_the_platform_itself_sends_orders(role: Role) -> None:
    organisation = make_firm() if role == Role.SOLICITOR else court_staff(make_court())
    actor = actor_of(make_person(role, organisation))
    case = make_case()
    with pytest.raises(NotAllowed):
        receive_legal_aid(actor=actor, value=message(case))
    with pytest.raises(NotAllowed):
        match_orphans(actor=actor, laa_contract_number="1A234B")


def test_of_several_defendants_the_prosecutors_reference_tells_which() -> None:
    case = make_case(defendants=(Person(), Person(surname="Babbage")))
    with_contract(make_firm())
    assert received(message(case)).problem == OrderRefusal.DEFENDANT_UNKNOWN
    offence = Offence.objects.get(case=case, defendant__position=2)
    offence.defendant.prosecutor_reference = "11/00AA/01/123456"
    offence.defendant.save()
    assert received(message(case, prosecutor_reference="1100AA01 123456")).reference_id
    assert Association.objects.get().defendant == offence.defendant


def test_the_command_takes_files_in_and_says_what_became_of_each(tmp_path: Path) -> None:
    case = make_case()
    with_contract(make_firm("Byron LLP"))
    (tmp_path / "a.json").write_text(json.dumps({"legal_aid": [message(case), message(case, status_code="ZZ")]}))
    (tmp_path / "b.json").write_text(json.dumps(message(case, urn="99ZZ9999999")))
    out = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("receive_legal_aid", str(tmp_path), stdout=out)
    assert stopped.value.code == 1
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("a.json 1: taken in as ")
    UUID(lines[0].rsplit(" ", 1)[1])
    assert lines[1:] == [
        "a.json 2: refused, status_unknown ZZ",
        "b.json 1: refused, case_unknown",
        "1 taken in, 2 refused.",
    ]
    assert [firm for firm, _type, _origin in on_record(case)] == ["Byron LLP"]
    assert LegalAidProblem.objects.count() == 2


def test_the_prosecution_reads_nothing_about_how_the_defence_is_paid_for() -> None:
    from tests.support.world import make_prosecutor, prosecution_office

    prosecutor = make_prosecutor()
    case = make_case(prosecutor=prosecutor)
    with_contract(make_firm())
    received(message(case))
    user = make_person(Role.PROSECUTOR, prosecution_office(prosecutor))
    browser = signed_in(Client(), user)
    assert "Legal aid" not in text_of(browser.get(page_of("cases:timeline", case.pk)))
    assert browser.get(page_of("defence:case_legal_aid", case.pk)).status_code == 403
    with actor_scope(actor_of(user)):
        assert not LaaReference.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_number_that_becomes_known_while_its_order_arrives_leaves_nobody_locked() -> None:
    for round_number in range(6):
        make_legal_aid_statuses()
        case, firm = make_case(), make_firm()
        number = f"{round_number}B345C"
        start = Barrier(2)

        def order(case: Case = case, number: str = number, start: Barrier = start) -> None:
            start.wait(timeout=20)
            received(message(case, contract_number=number))
            connection.close()

        def known(firm: Organisation = firm, number: str = number, start: Barrier = start) -> None:
            start.wait(timeout=20)
            LaaContract.objects.create(organisation=firm, number=number)
            with task_scope(purpose=Purpose.LEGAL_AID):
                match_orphans(actor=LAA, laa_contract_number=number)
            connection.close()

        threads = [Thread(target=order), Thread(target=known)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        assert (locks(case), len(on_record(case))) == ([], 1)
