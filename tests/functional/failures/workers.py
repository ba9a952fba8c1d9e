"""Workers that die: real processes, killed at a random point of carrying out an effect."""

import fcntl
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import connection as waiting
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path
from random import Random
from typing import Any

from django.db import connection
from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.audit import handlers
from commonplatform.audit.models import Effect
from commonplatform.audit.services import run_effect as running
from commonplatform.audit.services.sweep_effects import due_effects
from commonplatform.audit.types import EffectJob
from commonplatform.notifications import gateways

AT_WORK = 3
MOST_PROCESSES = 300
CHANCE_OF_DYING = 0.04


def work_until_nothing_waits(folder: Path) -> int:
    """Keep several workers going, as a supervisor would, until every effect is done; how many were killed."""
    at_work: list[ForkProcess] = []
    killed = started = 0
    while _make_everything_due():
        while len(at_work) < AT_WORK:
            started += 1
            assert started < MOST_PROCESSES, "the effects do not come to an end"
            at_work.append(_start(_work, started, folder))
        waiting.wait([process.sentinel for process in at_work], timeout=30)
        for process in [process for process in at_work if not process.is_alive()]:
            process.join()
            killed += process.exitcode == -signal.SIGKILL
            at_work.remove(process)
    for process in at_work:
        process.join()
    return killed


def in_a_process_that_is_killed(action: Callable[[], None]) -> None:
    """Run the action in a process of its own, which does not survive it."""

    def act() -> None:
        action()
        _die()

    process = _start(act)
    process.join()
    assert process.exitcode == -signal.SIGKILL


def overlaps(folder: Path) -> list[str]:
    """Effects that two workers were carrying out at the same time."""
    return sorted(path.name for path in folder.glob("*.overlap"))


def _start(target: Callable[..., None], *arguments: Any) -> ForkProcess:
    connection.close()
    process = get_context("fork").Process(target=target, args=arguments)
    process.start()
    return process


def _make_everything_due() -> bool:
    """Let the time pass that a delay would take; whether anything waits at all."""
    return bool(Effect.objects.filter(status=Effect.Status.WAITING).update(run_after=timezone.now()))


def _work(seed: int, folder: Path) -> None:
    """Sweep and carry out, until nothing is due or the dice say that this is the end."""
    dice = Random(seed)

    def perhaps_die() -> None:
        if dice.random() < CHANCE_OF_DYING:
            _die()

    _make_mortal(perhaps_die, folder)
    while due := due_effects():
        for effect_id in due:
            running.run_effect(effect_id)


def _make_mortal(perhaps_die: Callable[[], None], folder: Path) -> None:
    """Death may come before a transaction is committed, after it, around the handler, and around the sending."""
    scope, handler_for, send = task_scope, handlers.handler_for, gateways.FileGateway.send

    @contextmanager
    def mortal_scope(**why: Any) -> Iterator[None]:
        inner: AbstractContextManager[None] = scope(**why)
        with inner:
            yield
            perhaps_die()
        perhaps_die()

    def mortal_handler(kind: str) -> handlers.Handler:
        def carry_out(job: EffectJob) -> Any:
            with _nobody_else_at(job, folder):
                follow_on = handler_for(kind)(job)
                perhaps_die()
                return follow_on

        return carry_out

    def mortal_send(self: gateways.FileGateway, **mail: Any) -> str:
        perhaps_die()
        gateway_id = send(self, **mail)
        perhaps_die()
        return gateway_id

    for place, name, mortal in (
        (running, "task_scope", mortal_scope),
        (running, "handler_for", mortal_handler),
        (gateways.FileGateway, "send", mortal_send),
    ):
        setattr(place, name, mortal)


@contextmanager
def _nobody_else_at(job: EffectJob, folder: Path) -> Iterator[None]:
    """A lock that the kernel takes back when its holder dies; whoever finds it taken leaves a mark."""
    with (folder / f"{job.key}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            (folder / f"{job.key}.overlap").touch()
        yield


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
