"""The whole service as `make demo` runs it, under the same supervisor, and a mail server beside it."""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from commonplatform.devservices.application import PROJECT, application_programs, manage_command
from commonplatform.devservices.endpoints import GivenEndpoints
from commonplatform.devservices.exceptions import StepFailed
from commonplatform.devservices.keeper import Keeper
from commonplatform.devservices.locks import SUPERVISOR_LOCK
from commonplatform.devservices.memory import Memory
from commonplatform.devservices.processes import Program, recorded_programs, run_to_end, stop
from commonplatform.devservices.service import Workplace
from commonplatform.devservices.stack import Stack, Wanted, start_stack
from commonplatform.devservices.supervisor import say

MAIL = "mail"


@dataclass(frozen=True)
class RunningService:
    """The service, its supervisor, and where things are."""

    keeper: Keeper
    stack: Stack
    port: int
    state: Path
    environment: dict[str, str]

    @property
    def mails(self) -> Path:
        """One line per mail that the mail server has taken."""
        return self.state / "mails"

    def answers(self, name: str) -> bool:
        """Whether the named program runs and, where it can be asked, answers."""
        if not self.keeper.is_alive(name):
            return False
        if name == "web":
            return web_answers(self.port)
        return name not in self.stack.services or self.stack.services[name].answers()


def web_answers(port: int) -> bool:
    """Whether the web process answers."""
    try:
        build_opener(ProxyHandler({})).open(f"http://127.0.0.1:{port}/health/live", timeout=5).close()
    except (URLError, OSError):
        return False
    return True


@contextmanager
def running_service(state: Path, *, cases: int) -> Iterator[RunningService]:
    """Start everything in an empty state folder, with so many cases; end everything afterwards."""
    place = Workplace(state)
    stop(recorded_programs(place.pids))
    _forget(state)
    keeper = Keeper(place.pids, say, pause=_pause_before_restart)
    try:
        stack = start_stack(place, Wanted(GivenEndpoints(), scanner=True), say)
        for name, service in stack.services.items():
            keeper.take_over(service.program, stack.running[name])
        memory = Memory.of(state)
        port, files_port, mail_port = memory.port("web"), memory.port("files"), memory.port(MAIL)
        memory.save()
        environment = _environment(state, stack, (port, files_port), mail_port)
        _prepare(environment, cases)
        running = RunningService(keeper, stack, port, state, environment)
        _start_programs(running, place, files_port, mail_port)
        yield running
    finally:
        keeper.stop(["web", "worker", "beat", "files"])
        keeper.stop()
        stop(recorded_programs(place.pids))


def _pause_before_restart(failures: int) -> float:
    """The demo waits longer each time that a program dies young; here they die young on purpose."""
    return 1.0


def _forget(state: Path) -> None:
    """Throw the data of an earlier drill away, all but the lock that we hold."""
    for folder in Memory.of(state).folders.values():
        shutil.rmtree(folder, ignore_errors=True)
    for entry in state.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
        elif entry.name != SUPERVISOR_LOCK:
            entry.unlink()


def _environment(state: Path, stack: Stack, ports: tuple[int, int], mail_port: int) -> dict[str, str]:
    port, files_port = ports
    return {
        **stack.endpoints.as_environment(),
        "DJANGO_SETTINGS_MODULE": "commonplatform.settings.development",
        "PUBLIC_BASE_URL": f"http://localhost:{port}",
        "FILES_BASE_URL": f"http://127.0.0.1:{files_port}",
        "PYTHONUNBUFFERED": "1",
        "STATE_FOLDER": str(state),
        "NOTIFICATIONS_BACKEND": "smtp",
        "SMTP_URL": f"smtp://127.0.0.1:{mail_port}",
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
    }


def _prepare(environment: dict[str, str], cases: int) -> None:
    say(f"Preparing {cases:,} cases …")
    for step in (("migrate", "-v0"), ("prepare_database", "-v0"), ("seed_bench", "--cases", str(cases))):
        status = run_to_end(manage_command(*step), folder=PROJECT, environment=environment)
        if status != 0:
            raise StepFailed(f"manage.py {step[0]}", status)


def _start_programs(running: RunningService, place: Workplace, files_port: int, mail_port: int) -> None:
    sink = Path(__file__).with_name("mail_sink.py")
    running.keeper.start(
        Program(
            name=MAIL,
            arguments=(sys.executable, str(sink), str(mail_port), str(running.mails)),
            folder=running.state,
            log=place.logs / f"{MAIL}.log",
        )
    )
    programs = application_programs(
        place, running.environment, port=running.port, files_port=files_port, metrics_port=0
    )
    for program in programs:
        if program.name != "metrics":
            running.keeper.start(program)
    while not running.answers("web"):
        running.keeper.tend()
        time.sleep(0.2)
