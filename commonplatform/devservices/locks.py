"""Who uses a state folder. Kernel locks: they vanish with their holder, even one killed by SIGKILL."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commonplatform.devservices.exceptions import AlreadyRunning

SUPERVISOR_LOCK = "supervisor.lock"


def _try_lock(file: Path) -> int | None:
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


@contextmanager
def only_supervisor(state: Path) -> Iterator[None]:
    """Hold the state folder for this process. Raises `AlreadyRunning` when another one has it."""
    descriptor = _try_lock(state / SUPERVISOR_LOCK)
    if descriptor is None:
        raise AlreadyRunning(state, supervisor_of(state))
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        os.close(descriptor)


def supervisor_of(state: Path) -> int | None:
    """The process that holds the state folder now, or None."""
    file = state / SUPERVISOR_LOCK
    if not file.exists():
        return None
    descriptor = _try_lock(file)
    if descriptor is not None:
        os.close(descriptor)
        return None
    text = file.read_text(encoding="utf-8").strip()
    return int(text) if text.isdigit() else None


@contextmanager
def turn(state: Path) -> Iterator[None]:
    """One at a time: starting and stopping shared services. Waits for its turn."""
    while (descriptor := _try_lock(state / "turn.lock")) is None:
        time.sleep(0.05)
    try:
        yield
    finally:
        os.close(descriptor)


class Slots:
    """Numbered places of the users of one state folder, so that test runs side by side never meet."""

    def __init__(self, state: Path, count: int = 16) -> None:
        self._files = [state / "slots" / f"{number}.lock" for number in range(count)]
        self._mine: int | None = None

    def take(self) -> int | None:
        """The first free place, held until `leave`; None when all are taken."""
        for number, file in enumerate(self._files):
            self._mine = _try_lock(file)
            if self._mine is not None:
                return number
        return None

    def leave(self) -> None:
        if self._mine is not None:
            os.close(self._mine)
            self._mine = None

    def all_free(self) -> bool:
        """Whether nobody holds a place."""
        for file in self._files:
            descriptor = _try_lock(file)
            if descriptor is None:
                return False
            os.close(descriptor)
        return True
