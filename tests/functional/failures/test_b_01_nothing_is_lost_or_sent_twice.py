"""B-01: 3,011 notifications to partner agencies were never sent.

The guards: `audit.record` writes the effects in the transaction of the change; `run_effect` holds a
session lock that dies with its worker, and marks an effect done only after its handler; the handler
sends under the effect's own key; the sweeper finds whatever is left. Take any of them away (mark it
done when it is taken, drop the lock, mint a key per attempt, return nothing from the sweeper) and
one of these tests fails.
"""

from collections import Counter
from email import message_from_bytes
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from celery import current_app
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import Settings

from commonplatform.accounts.types import system_actor
from commonplatform.audit import handlers
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services import record
from commonplatform.audit.services.sweep_effects import due_effects
from commonplatform.audit.types import EffectJob, EffectRequest
from commonplatform.notifications.models import Message
from commonplatform.notifications.types import mail
from tests.functional.failures.workers import in_a_process_that_is_killed, overlaps, work_until_nothing_waits

pytestmark = pytest.mark.django_db(transaction=True)

ACTOR = system_actor("Results")
EVENTS = 40
FACTS = {"firm": "Hope & Co", "reference": "01AB1234526", "defendant": "Lovelace", "time": "10am", "organisation": "x"}


@pytest.fixture(autouse=True)
def _the_broker_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    """No hint ever arrives: Postgres alone knows what is to be done."""

    def unreachable(*given: object, **named: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(current_app, "send_task", unreachable)


@pytest.fixture
def outbox(settings: Settings, tmp_path: Path) -> Path:
    settings.NOTIFICATIONS_BACKEND, settings.STATE_FOLDER = "file", tmp_path
    return tmp_path / "outbox"


@pytest.fixture
def _a_document_that_is_announced_when_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of effect that asks for another one when it is done."""

    def make(job: EffectJob) -> list[EffectRequest]:
        return [_notice(f"document-of-{job.recipient}")]

    monkeypatch.setattr(handlers, "_handlers", {**handlers._handlers, "test.document": make})


def _notice(address: str) -> EffectRequest:
    return mail("idpc_read", address=address, language="en", facts=FACTS)


def share_a_result(number: int, case_id: UUID) -> None:
    address = f"partner{number}@example.org"
    with transaction.atomic():
        record(
            "work.completed",
            actor=ACTOR,
            case_id=case_id,
            data={"work": "result"},
            effects=[_notice(address), EffectRequest("test.document", address)],
        )


@pytest.mark.usefixtures("_a_document_that_is_announced_when_it_is_made")
def test_workers_killed_at_any_moment_lose_nothing_and_send_nothing_twice(outbox: Path, tmp_path: Path) -> None:
    for number in range(EVENTS):
        share_a_result(number, uuid4())

    killed = work_until_nothing_waits(tmp_path)

    assert killed >= 10, "the test must hurt"
    assert overlaps(tmp_path) == []
    expected = {f"{kind}partner{n}@example.org" for n in range(EVENTS) for kind in ("", "document-of-")}
    assert _delivered(outbox) == Counter(expected)
    assert Counter(Message.objects.filter(status="handed_over").values_list("address", flat=True)) == Counter(expected)
    assert set(Effect.objects.values_list("status", flat=True)) == {"done"}
    assert Effect.objects.count() == 3 * EVENTS


def test_a_process_killed_before_the_commit_leaves_neither_the_change_nor_its_notices() -> None:
    case_id = uuid4()

    def share_without_committing() -> None:
        transaction.set_autocommit(False)
        share_a_result(1, case_id)

    in_a_process_that_is_killed(share_without_committing)
    assert (Event.objects.filter(case_id=case_id).count(), Effect.objects.count()) == (0, 0)


def test_a_process_killed_right_after_the_commit_leaves_both_and_the_sweeper_finds_them() -> None:
    case_id = uuid4()
    in_a_process_that_is_killed(lambda: share_a_result(1, case_id))
    assert Event.objects.filter(case_id=case_id).count() == 1
    Effect.objects.update(run_after=timezone.now())
    assert len(due_effects()) == 2


def test_the_same_notice_cannot_be_asked_for_twice_by_one_event() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_indexes WHERE indexname = 'effect_once_per_event_and_recipient'"
            " AND indexdef LIKE 'CREATE UNIQUE INDEX%(event_id, kind, recipient)'"
        )
        assert cursor.fetchone()[0] == 1


def _delivered(outbox: Path) -> Counter[str]:
    return Counter(str(message_from_bytes(file.read_bytes())["To"]) for file in outbox.glob("*.eml"))
