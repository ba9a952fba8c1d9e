"""Processes are ended for certain, and a stranger that inherited a number is left alone."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commonplatform.devservices.processes import (
    Program,
    recorded_programs,
    run_to_end,
    start,
    started_at,
    stop,
)

STUBBORN = "trap '' TERM; echo deaf; while :; do sleep 0.05; done"


def shell(name: str, script: str, folder: Path, patience: float = 5.0) -> Program:
    return Program(
        name=name,
        arguments=("/bin/sh", "-c", script),
        folder=folder,
        log=folder / f"{name}.log",
        patience=patience,
    )


def wait_until(condition: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < 10, "waited in vain"
        time.sleep(0.01)


def record_of(folder: Path, **changes: object) -> None:
    """A pid file that speaks of this very test process, changed as told."""
    boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    record = {
        "name": "stranger",
        "pid": os.getpid(),
        "started": 1,
        "stop_signal": int(signal.SIGTERM),
        "patience": 1.0,
        "boot": boot,
    }
    folder.mkdir(exist_ok=True)
    (folder / "stranger.json").write_text(json.dumps({**record, **changes}))


def test_a_started_program_is_recorded_logged_and_stopped(tmp_path: Path) -> None:
    running = start(shell("web", "echo hello; exec sleep 60", tmp_path), tmp_path / "pids", ends_with_us=True)
    wait_until(lambda: "hello" in (tmp_path / "web.log").read_text())

    assert [(program.name, program.pid) for program in recorded_programs(tmp_path / "pids")] == [("web", running.pid)]
    stop([running])
    assert started_at(running.pid) is None
    assert recorded_programs(tmp_path / "pids") == []


def test_a_program_that_ignores_the_signal_is_killed_when_its_patience_is_over(tmp_path: Path) -> None:
    running = start(shell("worker", STUBBORN, tmp_path, patience=0.2), tmp_path / "pids", ends_with_us=True)
    wait_until(lambda: "deaf" in (tmp_path / "worker.log").read_text())

    stop([running])

    assert started_at(running.pid) is None


def test_children_of_a_dead_leader_are_killed_with_its_group(tmp_path: Path) -> None:
    script = f"({STUBBORN}) & echo $!; exit 0"
    running = start(shell("worker", script, tmp_path), tmp_path / "pids", ends_with_us=True)
    wait_until(lambda: not running.is_alive() and "deaf" in (tmp_path / "worker.log").read_text())
    orphan = next(int(line) for line in (tmp_path / "worker.log").read_text().split() if line.isdigit())
    assert started_at(orphan) is not None

    stop(recorded_programs(tmp_path / "pids"))

    wait_until(lambda: started_at(orphan) is None)


def test_a_stranger_with_a_remembered_number_is_left_alone(tmp_path: Path) -> None:
    record_of(tmp_path / "pids")

    stop(recorded_programs(tmp_path / "pids"))

    assert started_at(os.getpid()) is not None, "this test would have ended itself"
    assert recorded_programs(tmp_path / "pids") == []


def test_a_record_from_before_the_machine_restarted_speaks_of_nobody(tmp_path: Path) -> None:
    record_of(tmp_path / "pids", started=started_at(os.getpid()), boot="another-boot")

    stop(recorded_programs(tmp_path / "pids"))

    assert started_at(os.getpid()) is not None, "this test would have ended itself"


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"pid": "x"}'])
def test_a_spoilt_pid_file_is_removed(tmp_path: Path, content: str) -> None:
    (tmp_path / "web.json").write_text(content)

    assert recorded_programs(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_program_ends_with_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    supervisor = f"""
import time
from pathlib import Path
from commonplatform.devservices.processes import Program, start
folder = Path({str(tmp_path)!r})
program = Program("web", ("sleep", "60"), folder, folder / "web.log")
running = start(program, folder / "pids", ends_with_us=True)
print(running.pid, flush=True)
time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", supervisor], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        program = int(process.stdout.readline())
        assert started_at(program) is not None
        process.kill()

    wait_until(lambda: started_at(program) is None)


def test_a_command_run_to_its_end_returns_its_status_and_leaves_nothing(tmp_path: Path) -> None:
    log = tmp_path / "pid"

    status = run_to_end(
        ["/bin/sh", "-c", 'sleep 60 & echo $! > "$LOG"; exit 3'],
        folder=tmp_path,
        environment={"LOG": str(log)},
    )

    assert status == 3
    wait_until(lambda: started_at(int(log.read_text())) is None)
