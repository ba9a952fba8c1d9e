"""Effects: the only way out, exactly once, whatever dies in between."""

from datetime import timedelta
from threading import Thread
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from commonplatform import celery_app
from commonplatform.accounts.types import system_actor
from commonplatform.audit import handlers
from commonplatform.audit.models import Effect
from commonplatform.audit.services import record
from commonplatform.audit.services.retry_effect import retry_effect
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.audit.services.sweep_effects import due_effects
from commonplatform.audit.types import EffectJob, EffectRefused, EffectRequest

ACTOR = system_actor("Test")
done: list[tuple[UUID, int]] = []


@pytest.fixture(autouse=True)
def counting_handler(monkeypatch: pytest.MonkeyPatch) -> None:
    done.clear()
    monkeypatch.setattr(handlers, "_handlers", dict(handlers._handlers))
    handlers.effect_handler("test.count")(lambda job: done.append((job.key, job.attempt)))


def ask(kind: str = "test.count", recipient: str = "somebody") -> UUID:
    event = record("work.completed", actor=ACTOR, case_id=uuid4(), effects=[EffectRequest(kind, recipient)])
    return Effect.objects.get(event=event).pk


@pytest.mark.django_db
def test_an_effect_is_carried_out_once_however_often_it_is_hinted_at() -> None:
    effect_id = ask()
    assert [run_effect(effect_id) for _ in range(3)] == [True, False, False]
    assert done == [(effect_id, 1)]


@pytest.mark.django_db
def test_the_same_recipient_is_asked_for_once_per_event() -> None:
    event = record("work.completed", actor=ACTOR, case_id=uuid4(), effects=[EffectRequest("test.count", "a")])
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        Effect.objects.create(event=event, kind="test.count", recipient="a")


@pytest.mark.django_db
def test_an_effect_that_fails_is_due_again_later_with_its_error() -> None:
    def fail(job: EffectJob) -> None:
        raise ConnectionError("no route")

    handlers.effect_handler("test.fail")(fail)
    effect_id = ask("test.fail")
    assert run_effect(effect_id) is False
    effect = Effect.objects.get(pk=effect_id)
    assert (effect.status, effect.attempts) == ("waiting", 1)
    assert effect.run_after > timezone.now()
    assert "no route" in effect.last_error


@pytest.mark.django_db
def test_an_effect_that_can_never_succeed_waits_for_a_person_who_can_try_again() -> None:
    def refuse(job: EffectJob) -> None:
        raise EffectRefused("no such address")

    handlers.effect_handler("test.refuse")(refuse)
    effect_id = ask("test.refuse")
    run_effect(effect_id)
    assert Effect.objects.get(pk=effect_id).status == "failed"
    handlers.effect_handler("test.refuse")(lambda job: None)
    retry_effect(actor=ACTOR, effect_id=effect_id)
    assert run_effect(effect_id) is True


@pytest.mark.django_db
def test_a_follow_on_effect_is_stored_with_the_end_of_the_first() -> None:
    handlers.effect_handler("test.first")(lambda job: [EffectRequest("test.count", "next", {"a": 1})])
    effect_id = ask("test.first")
    run_effect(effect_id)
    follow = Effect.objects.get(kind="test.count", recipient="next")
    assert follow.payload == {"a": 1}
    assert run_effect(follow.pk) is True


@pytest.mark.django_db
def test_the_sweeper_finds_what_a_lost_hint_left_behind() -> None:
    effect_id = ask()
    assert due_effects() == []
    Effect.objects.filter(pk=effect_id).update(run_after=timezone.now() - timedelta(seconds=1))
    assert due_effects() == [effect_id]
    assert due_effects() == [], "one hint a minute is enough"


@pytest.mark.django_db
def test_a_broker_that_is_down_does_not_disturb_the_use_case(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    def unreachable(*args: object, **kwargs: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(celery_app, "send_task", unreachable)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        effect_id = ask()
    assert Effect.objects.get(pk=effect_id).status == "waiting"


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_carry_out_the_same_effect_at_the_same_time() -> None:
    effect_id = ask()
    results: list[bool] = []

    def work() -> None:
        try:
            results.append(run_effect(effect_id))
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [False] * 5 + [True]
    assert len(done) == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_leaves_the_effect_to_the_next_one() -> None:
    effect_id = ask()

    class Killed(BaseException):
        pass

    def die(job: EffectJob) -> None:
        raise Killed

    handlers.effect_handler("test.count")(die)
    with pytest.raises(Killed):
        run_effect(effect_id)
    handlers.effect_handler("test.count")(lambda job: done.append((job.key, job.attempt)))
    Effect.objects.filter(pk=effect_id).update(run_after=timezone.now() - timedelta(seconds=1))
    assert due_effects() == [effect_id]
    assert run_effect(effect_id) is True
    assert done == [(effect_id, 2)]
