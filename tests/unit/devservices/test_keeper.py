"""A program that dies is started again, after growing pauses, and the person at the screen is told."""

import time
from pathlib import Path

import pytest

from commonplatform.devservices.keeper import Keeper, pause_before_restart
from commonplatform.devservices.processes import Program, recorded_programs


def tend_until(keeper: Keeper, said: list[str], words: str) -> None:
    begun = time.monotonic()
    while not any(words in line for line in said):
        assert time.monotonic() - begun < 10, f"never said: {words}"
        keeper.tend()
        time.sleep(0.02)


@pytest.mark.parametrize(("failures", "seconds"), [(0, 1), (1, 2), (4, 16), (5, 30), (40, 30)])
def test_the_pause_doubles_up_to_half_a_minute(failures: int, seconds: int) -> None:
    assert pause_before_restart(failures) == seconds


def test_a_dead_program_is_started_again_and_said_so(tmp_path: Path) -> None:
    said: list[str] = []
    keeper = Keeper(tmp_path / "pids", said.append)
    once = "if [ -e seen ]; then exec sleep 60; else touch seen; exit 5; fi"
    keeper.start(Program("worker", ("/bin/sh", "-c", once), tmp_path, tmp_path / "worker.log"))

    tend_until(keeper, said, "worker was started again")

    assert "worker stopped (status 5); next start in 1 s" in said[0]
    assert keeper.is_alive("worker")
    keeper.stop()
    assert recorded_programs(tmp_path / "pids") == []


def test_stopping_some_programs_leaves_the_others_running(tmp_path: Path) -> None:
    said: list[str] = []
    keeper = Keeper(tmp_path / "pids", said.append)
    for name in ("web", "postgres"):
        keeper.start(Program(name, ("sleep", "60"), tmp_path, tmp_path / f"{name}.log"))

    keeper.stop(["web", "unknown"])

    assert [program.name for program in recorded_programs(tmp_path / "pids")] == ["postgres"]
    assert keeper.is_alive("postgres")
    keeper.stop()


def test_a_program_that_is_kept_down_stays_dead_until_it_is_brought_back(tmp_path: Path) -> None:
    said: list[str] = []
    keeper = Keeper(tmp_path / "pids", said.append, pause=float)
    keeper.start(Program("mail", ("sleep", "60"), tmp_path, tmp_path / "mail.log"))
    first = keeper.process("mail").pid

    keeper.keep_down("mail")
    while keeper.is_alive("mail"):
        time.sleep(0.01)
    keeper.tend()
    assert not keeper.is_alive("mail")
    assert said == []
    keeper.bring_back("mail")
    tend_until(keeper, said, "mail was started again")

    assert keeper.is_alive("mail")
    assert keeper.process("mail").pid != first
    keeper.stop()
