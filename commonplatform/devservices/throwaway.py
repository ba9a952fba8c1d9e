"""Services for tests: fast instead of durable, shared by test runs that happen at the same time.

Each run has its own numbered place: its own database, broker number and bucket. The last run to end stops
the services; their data folders stay, so that the next run need not make them again.
"""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from commonplatform.devservices.endpoints import DEFAULT_BUCKET, given_endpoints
from commonplatform.devservices.exceptions import CannotStart
from commonplatform.devservices.locks import Slots, turn
from commonplatform.devservices.postgres import DATABASE
from commonplatform.devservices.processes import ending_with, recorded_programs, stop
from commonplatform.devservices.service import Workplace
from commonplatform.devservices.stack import Wanted, start_stack
from commonplatform.devservices.supervisor import interruptible, say

INTERRUPTED = 128 + signal.SIGINT


def _nothing(line: str) -> None:
    """Test runs start their services in silence."""


@contextmanager
def services_for_tests(state: Path, *, durable: bool) -> Iterator[dict[str, str]]:
    """The environment of one test run; its services answer inside the `with`.

    Raises `CannotStart` when too many runs share this state folder.
    """
    place, slots = Workplace(state), Slots(state)
    number = slots.take()
    if number is None:
        raise CannotStart(f"Too many test runs use {state} at the same time")
    try:
        with turn(state):
            wanted = Wanted(
                given_endpoints(os.environ),
                database=f"{DATABASE}_{number}",
                bucket=f"{DEFAULT_BUCKET}-{number}",
                broker_number=number,
                durable=durable,
                outlive_us=True,
            )
            stack = start_stack(place, wanted, _nothing)
        yield {
            **stack.endpoints.as_environment(),
            "ENVIRONMENT": "test",
            "DJANGO_SETTINGS_MODULE": "commonplatform.settings.test",
            "STATE_FOLDER": str(state / "runs" / str(number)),
        }
    finally:
        with turn(state):
            slots.leave()
            if slots.all_free():
                stop(recorded_programs(place.pids))


def run_with_test_services(state: Path, command: Sequence[str], *, durable: bool = False) -> int:
    """Run the command with test services in its environment; its status is returned."""
    try:
        with interruptible(), services_for_tests(state, durable=durable) as environment:
            say(f"Test services are ready; running {' '.join(command)}")
            return run_in_foreground(command, environment)
    except KeyboardInterrupt:
        return INTERRUPTED


def run_in_foreground(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run a command that shares our terminal: Ctrl-C reaches it first, and it may tidy up.

    The status is the shell's: 128 and the signal's number for a command that a signal ended.
    """
    with subprocess.Popen(
        command,
        env={**os.environ, **environment},
        preexec_fn=ending_with(os.getpid(), signal.SIGTERM),
    ) as child:
        try:
            status = child.wait()
        except KeyboardInterrupt:
            _end(child)
            raise
    return status if status >= 0 else 128 - status


def _end(child: "subprocess.Popen[bytes]") -> None:
    """It may have heard the same Ctrl-C and be tidying up; after that it is asked, and then made to end."""
    with suppress(subprocess.TimeoutExpired):
        child.wait(timeout=3)
        return
    child.terminate()
    with suppress(subprocess.TimeoutExpired):
        child.wait(timeout=3)
        return
    child.kill()
