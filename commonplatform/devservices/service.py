"""What the three embedded services have in common."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from commonplatform.devservices.exceptions import ServiceDidNotStart
from commonplatform.devservices.processes import Program, RunningProgram


@dataclass(frozen=True)
class Service:
    """A server to run: its command, how to see that it answers, and what must be done once it does."""

    program: Program
    answers: Callable[[], bool]
    complete: Callable[[], None] = lambda: None

    @property
    def name(self) -> str:
        return self.program.name


@dataclass(frozen=True)
class Workplace:
    """Where a state folder keeps what the services need."""

    state: Path

    @property
    def logs(self) -> Path:
        return self.state / "logs"

    @property
    def pids(self) -> Path:
        return self.state / "pids"


def keep_loopback_from_proxies() -> None:
    """A proxy that the machine's environment names must not be asked for our own services."""
    for name in ("NO_PROXY", "no_proxy"):
        known = os.environ.get(name, "").split(",")
        os.environ[name] = ",".join(dict.fromkeys([*filter(None, known), "127.0.0.1", "localhost"]))


def wait_until_it_answers(service: Service, running: RunningProgram, limit: float = 30.0) -> None:
    """Return when the service answers and its completion is done.

    Raises `ServiceDidNotStart` when its process ends or the limit passes.
    """
    begun = time.monotonic()
    while not service.answers():
        if not running.is_alive():
            raise ServiceDidNotStart(service.name, service.program.log, "its process ended")
        if time.monotonic() - begun > limit:
            raise ServiceDidNotStart(service.name, service.program.log, f"no answer in {limit:.0f} s")
        time.sleep(0.03)
    service.complete()
