"""Keeping programs alive: one that dies is started again, each time after a longer pause."""

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from commonplatform.devservices.processes import Program, RunningProgram, start, stop

LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0


def pause_before_restart(failures: int) -> float:
    """Seconds to wait before the next start: 1, 2, 4, … up to half a minute."""
    return min(2.0**failures, LONGEST_PAUSE)


@dataclass
class Kept:
    """A program under the keeper's eye. `due` is when to start it again, None while it runs."""

    program: Program
    running: RunningProgram
    since: float
    failures: int = 0
    due: float | None = None


class Keeper:
    """Starts programs, restarts the dead and says so, and ends all of them."""

    def __init__(
        self, pids: Path, say: Callable[[str], None], *, pause: Callable[[int], float] = pause_before_restart
    ) -> None:
        self._pids, self._say, self._pause = pids, say, pause
        self._kept: dict[str, Kept] = {}

    def start(self, program: Program) -> None:
        self.take_over(program, start(program, self._pids, ends_with_us=True))

    def take_over(self, program: Program, running: RunningProgram) -> None:
        """Watch a program that is running already."""
        self._kept[program.name] = Kept(program, running, since=time.monotonic())

    def is_alive(self, name: str) -> bool:
        return self._kept[name].running.is_alive()

    def process(self, name: str) -> RunningProgram:
        """The process that the named program runs as now, or ran as last."""
        return self._kept[name].running

    def keep_down(self, name: str) -> None:
        """Kill a program and leave it dead until `bring_back`."""
        kept = self._kept[name]
        kept.due = math.inf
        kept.running.kill_group()

    def bring_back(self, name: str) -> None:
        """Let the next look start a program that was kept down."""
        self._kept[name].due = time.monotonic()

    def tend(self) -> None:
        """Look once at every program; to be called a few times a second."""
        now = time.monotonic()
        for kept in self._kept.values():
            if kept.due is None and not kept.running.is_alive():
                self._note_death(kept, now)
            elif kept.due is not None and now >= kept.due:
                kept.running = start(kept.program, self._pids, ends_with_us=True)
                kept.since, kept.due = now, None
                self._say(f"{kept.program.name} was started again")

    def stop(self, names: Iterable[str] | None = None) -> None:
        """End the named programs, or all, and watch them no longer."""
        chosen = list(self._kept) if names is None else [name for name in names if name in self._kept]
        stop([self._kept.pop(name).running for name in chosen])

    def _note_death(self, kept: Kept, now: float) -> None:
        kept.running.kill_group()
        if now - kept.since > STEADY_AFTER:
            kept.failures = 0
        pause = self._pause(kept.failures)
        kept.failures += 1
        kept.due = now + pause
        child = kept.running.child
        status = child.poll() if child is not None else "unknown"
        name, log = kept.program.name, kept.program.log
        self._say(f"{name} stopped (status {status}); next start in {pause:.0f} s. Log: {log}")
