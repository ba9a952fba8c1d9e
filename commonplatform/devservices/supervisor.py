"""`make demo`: everything up, one screen of instructions, everything down again."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

from commonplatform.devservices.application import PROJECT, application_programs, manage_command
from commonplatform.devservices.endpoints import given_endpoints
from commonplatform.devservices.exceptions import PortTaken, ServiceDidNotStart, StepFailed
from commonplatform.devservices.keeper import Keeper
from commonplatform.devservices.locks import only_supervisor
from commonplatform.devservices.memory import Memory, port_is_free
from commonplatform.devservices.processes import Program, RunningProgram, recorded_programs, run_to_end, start, stop
from commonplatform.devservices.service import Workplace
from commonplatform.devservices.stack import Stack, Wanted, start_stack

WEB_START_LIMIT = 90.0
LOOK_EVERY = 0.25
STORY = "story"


def say(line: str) -> None:
    """One line of progress on the screen. A closed terminal must not keep us from stopping cleanly."""
    with suppress(OSError):
        print(line, flush=True)


def run_services(state: Path) -> int:
    """Start only the services and keep them until interrupted."""
    place = Workplace(state)
    with only_supervisor(state), interruptible():
        keeper = Keeper(place.pids, say)
        try:
            stack = _start_services(place, keeper)
            for name, value in stack.endpoints.as_environment().items():
                say(f"{name}={value}")
            say("Ctrl-C stops them.")
            _tend_until_interrupted(keeper)
        except KeyboardInterrupt:
            pass
        finally:
            _stop_everything(keeper, place)
    return 0


def run_demo(state: Path, port: int) -> int:
    """Start the whole demo, show how to sign in, and keep it running until interrupted."""
    place = Workplace(state)
    begun = time.monotonic()
    with only_supervisor(state), interruptible():
        keeper = Keeper(place.pids, say)
        try:
            stop([program for program in recorded_programs(place.pids) if program.name == "web"])
            if not port_is_free(port):
                raise PortTaken(port)
            stack = _start_services(place, keeper)
            environment = _environment(state, stack, port, _files_port(place))
            _prepare(environment)
            personas, metrics_port = _start_application(place, keeper, environment, port)
            say(f"Ready after {time.monotonic() - begun:.1f} s.\n")
            say(personas.rstrip())
            say(f"\nOpen {environment['PUBLIC_BASE_URL']}   (metrics: http://127.0.0.1:{metrics_port}/)")
            say(f"Logs: {place.logs}   Data stays in {state}; `make reset` throws it away.")
            say("Ctrl-C stops everything.")
            _tend_until_interrupted(keeper, _go_on_telling(place, environment))
        except KeyboardInterrupt:
            pass
        finally:
            _stop_everything(keeper, place)
    return 0


def _start_application(place: Workplace, keeper: Keeper, environment: Mapping[str, str], port: int) -> tuple[str, int]:
    """Start the five programs; the screen for the personas and the port of the metrics come back."""
    memory = Memory.of(place.state)
    metrics_port, files_port = memory.port("metrics"), memory.port("files")
    memory.save()
    say("Starting web, worker, files, beat and metrics …")
    programs = application_programs(place, environment, port=port, files_port=files_port, metrics_port=metrics_port)
    web, worker, *others = programs
    keeper.start(web)
    keeper.start(worker)
    personas = _personas(environment)
    _wait_for_web(port, keeper, place)
    for program in others:
        keeper.start(program)
    return personas, metrics_port


def _start_services(place: Workplace, keeper: Keeper) -> Stack:
    say("Starting the services …")
    stack = start_stack(place, Wanted(given_endpoints(os.environ), scanner=True), lambda line: say(f"  {line}"))
    for name, service in stack.services.items():
        keeper.take_over(service.program, stack.running[name])
    return stack


def _files_port(place: Workplace) -> int:
    memory = Memory.of(place.state)
    port = memory.port("files")
    memory.save()
    return port


def _environment(state: Path, stack: Stack, port: int, files_port: int) -> dict[str, str]:
    """What every process of the demo is told; a choice of the person at the keyboard wins."""
    defaults = {
        "DJANGO_SETTINGS_MODULE": "commonplatform.settings.development",
        "PUBLIC_BASE_URL": f"http://localhost:{port}",
        # Another host by name, so that browsers send no cookie of the service there.
        "FILES_BASE_URL": f"http://127.0.0.1:{files_port}",
        "PYTHONUNBUFFERED": "1",
    }
    chosen = {name: os.environ.get(name, value) for name, value in defaults.items()}
    return {**chosen, **stack.endpoints.as_environment(), "STATE_FOLDER": str(state), "PORT": str(port)}


def _prepare(environment: Mapping[str, str]) -> None:
    """Migrations, roles and row security, bucket and demonstration data, in one process to save time."""
    say("Preparing the data …")
    status = run_to_end(manage_command("prepare_demo"), folder=PROJECT, environment=environment)
    if status != 0:
        raise StepFailed("manage.py prepare_demo", status)


def _personas(environment: Mapping[str, str]) -> str:
    """The screen that tells each persona how to sign in and what to try first."""
    answer = subprocess.run(
        manage_command("demo_personas"),
        cwd=PROJECT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    return answer.stdout


def _wait_for_web(port: int, keeper: Keeper, place: Workplace) -> None:
    opener = build_opener(ProxyHandler({}))
    begun = time.monotonic()
    while True:
        try:
            opener.open(f"http://127.0.0.1:{port}/health/live", timeout=5).close()
            return
        except HTTPError as answer:
            raise ServiceDidNotStart("web", place.logs / "web.log", f"it answers {answer.code}") from answer
        except (URLError, OSError) as error:
            if not keeper.is_alive("web") or time.monotonic() - begun > WEB_START_LIMIT:
                raise ServiceDidNotStart("web", place.logs / "web.log", "no answer") from error
        time.sleep(0.1)


def _go_on_telling(place: Workplace, environment: Mapping[str, str]) -> RunningProgram:
    """The evidence of the demonstration: scanned and read like any other, so it takes a minute or two longer."""
    say("\nEvidence is being filed, scanned and bundled meanwhile …")
    program = Program(
        name=STORY,
        arguments=("nice", "-n", "10", *manage_command("tell_evidence")),
        folder=PROJECT,
        log=place.logs / f"{STORY}.log",
        environment=environment,
    )
    return start(program, place.pids, ends_with_us=True)


def _tend_until_interrupted(keeper: Keeper, telling: RunningProgram | None = None) -> None:
    while True:
        time.sleep(LOOK_EVERY)
        keeper.tend()
        if telling is not None and not telling.is_alive():
            say(_end_of(telling))
            telling = None


def _end_of(telling: RunningProgram) -> str:
    if telling.child is not None and telling.child.returncode == 0:
        return "The evidence is there."
    return "Not all of the evidence is there (see logs/story.log); the next start goes on with it."


@contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl-C, `kill` and a closed terminal all mean the same: KeyboardInterrupt, once.

    What follows it is the tidying up, which a second, impatient signal must not cut short. A shell may have
    started us with these signals ignored; a terminal we were meant to survive (`nohup`) is respected.
    """
    chosen = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        chosen.append(signal.SIGHUP)

    def interrupt(number: int, frame: FrameType | None) -> None:
        for ignored in chosen:
            signal.signal(ignored, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in chosen}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop_everything(keeper: Keeper, place: Workplace) -> None:
    """The application first, so that it can finish what it does; then what it stands on."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    begun = time.monotonic()
    say("\nStopping …")
    stop([program for program in recorded_programs(place.pids) if program.name == STORY])
    keeper.stop(["web", "files", "worker", "beat", "metrics"])
    keeper.stop()
    stop(recorded_programs(place.pids))
    say(f"Stopped in {time.monotonic() - begun:.1f} s.")
