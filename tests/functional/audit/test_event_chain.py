"""The event table: append-only, and every tampering found."""

import random
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from commonplatform.accounts.types import system_actor
from commonplatform.audit import verification
from commonplatform.audit.models import Event
from commonplatform.audit.services import record
from commonplatform.audit.verification import verify_chains
from tests.support.world import as_superuser

pytestmark = pytest.mark.django_db

ACTOR = system_actor("Test")


def history(*, cases: int = 3, events: int = 5) -> list[Event]:
    ids = [uuid4() for _ in range(cases)]
    return [
        record(
            "work.completed",
            actor=ACTOR,
            case_id=case_id,
            data={"work": f"n°{n} “ŷ”", "amount": 1.5, "none": None},
        )
        for n in range(events)
        for case_id in ids
    ]


def test_what_was_written_by_the_services_verifies(capsys: pytest.CaptureFixture[str]) -> None:
    history()
    call_command("verify_audit")
    assert "15 events in 3 chains: all as written." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor_name", "'Somebody else'"),
        ("occurred_at", "occurred_at - interval '1 microsecond'"),
        ("data", "'{}'"),
        ("reason", "'because'"),
        ("kind", "'access.granted'"),
        ("case_id", "null"),
        ("defendant_id", "gen_random_uuid()"),
        ("organisation_name", "'Another firm'"),
        ("sequence", "sequence + 100"),
        ("digest", "md5(digest)"),
    ],
)
def test_a_row_changed_by_sql_is_found_and_located(column: str, value: str) -> None:
    events = history()
    victim = random.Random(column).choice(events)
    as_superuser(f"UPDATE audit_event SET {column} = {value} WHERE id = %s", [victim.pk])
    faults = verify_chains().faults
    assert faults
    assert {fault.chain_id for fault in faults} == {victim.chain_id}
    with pytest.raises(CommandError):
        call_command("verify_audit")


@pytest.mark.parametrize("which", [0, 7, 14])
def test_a_row_removed_from_the_start_the_middle_or_the_end_is_found(which: int) -> None:
    victim = history()[which]
    as_superuser("DELETE FROM audit_event WHERE id = %s", [victim.pk])
    assert victim.chain_id in {fault.chain_id for fault in verify_chains().faults}


def test_a_whole_chain_removed_is_found() -> None:
    victim = history()[0]
    as_superuser("DELETE FROM audit_event WHERE chain_id = %s", [victim.chain_id])
    assert [fault.what for fault in verify_chains().faults] == ["the whole chain was removed"]


def test_a_row_smuggled_in_without_the_trigger_is_found() -> None:
    model = history()[0]
    as_superuser(
        "INSERT INTO audit_event SELECT gen_random_uuid(), chain_id, case_id, defendant_id, kind, occurred_at,"
        " actor_id,"
        " actor_name, actor_role, organisation_id, organisation_name, subject_id, reason, data, 6, digest, digest"
        " FROM audit_event WHERE id = %s",
        [model.pk],
    )
    assert verify_chains().faults


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_event SET reason = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event CASCADE"],
)
def test_the_database_itself_refuses_to_change_events(statement: str) -> None:
    from django.db import connection

    history(cases=1, events=1)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_events_written_while_it_reads_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *_ = history()
    read_heads = verification._heads

    def heads_and_then_more() -> dict[UUID, tuple[int, str]]:
        heads = read_heads()
        record("work.completed", actor=ACTOR, case_id=first.chain_id, data={"work": "meanwhile"})
        record("work.completed", actor=ACTOR, case_id=uuid4(), data={"work": "a new chain"})
        return heads

    monkeypatch.setattr(verification, "_heads", heads_and_then_more)
    found = verify_chains()
    assert (found.events, found.faults) == (17, [])
