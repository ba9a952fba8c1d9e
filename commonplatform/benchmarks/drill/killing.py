"""What dies, and how: by SIGKILL, whole or a part of it, as a machine or a memory shortage would do it."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from commonplatform.benchmarks.drill.service import RunningService

BACK_LIMIT = 90.0


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the service: the program's name under the supervisor, and the ways in which it dies."""

    program: str
    ways: tuple[Callable[[RunningService, str, Random], None], ...]


class NotBack(Exception):
    """A part that was killed did not come back."""


def kill(service: RunningService, name: str, rng: Random) -> float:
    """Kill the component in one of its ways; the instant."""
    component = COMPONENTS[name]
    way = rng.choice(component.ways)
    at = time.monotonic()
    way(service, component.program, rng)
    return at


def wait_until_back(service: RunningService, name: str) -> None:
    """Return when the component runs and answers again."""
    begun = time.monotonic()
    while not service.answers(COMPONENTS[name].program):
        if time.monotonic() - begun > BACK_LIMIT:
            raise NotBack(name)
        time.sleep(0.05)


def whole(service: RunningService, program: str, rng: Random) -> None:
    """The program with all its children."""
    running = service.keeper.process(program)
    children = list(children_of(running.pid))
    running.kill_group()
    for child in children:
        _kill(child)
    _wait_until_dead(running.pid)


def leader(service: RunningService, program: str, rng: Random) -> None:
    """The parent alone: its children have to notice by themselves."""
    running = service.keeper.process(program)
    _kill(running.pid)
    _wait_until_dead(running.pid)


def one_child(service: RunningService, program: str, rng: Random) -> None:
    """One of its children, chosen at random; the parent has to notice."""
    children = list(children_of(service.keeper.process(program).pid))
    if children:
        _kill(rng.choice(children))


def one_session(service: RunningService, program: str, rng: Random) -> None:
    """One Postgres process that serves a client; Postgres then restarts all of them."""
    sessions = [pid for pid in children_of(service.keeper.process(program).pid) if b"127.0.0.1" in _title(pid)]
    if sessions:
        _kill(rng.choice(sessions))


def children_of(pid: int) -> Iterator[int]:
    """The living processes that this one has started, from the kernel."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                state, parent, *_ = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(parent) == pid and state not in "ZX":
                    yield int(folder.name)


def _title(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _wait_until_dead(pid: int) -> None:
    with suppress(OSError):
        while Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX":
            time.sleep(0.005)


COMPONENTS = {
    "web": Component("web", (whole, one_child)),
    "worker": Component("worker", (whole, one_child)),
    "beat": Component("beat", (whole,)),
    "database": Component("postgres", (whole, leader)),
    "session": Component("postgres", (one_session,)),
    "broker": Component("valkey", (whole,)),
    "store": Component("s3", (whole,)),
    "mail": Component("mail", (whole,)),
    "scanner": Component("clamd", (whole,)),
}
# What a plea does not meet is killed while files are sent, and only then.
MET_BY_PLEAS = tuple(name for name in COMPONENTS if name != "scanner")
