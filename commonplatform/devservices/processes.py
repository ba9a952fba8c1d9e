"""Starting, recording and ending processes so that none is ever left behind.

Each program is the leader of its own process group and is recorded in a pid file together with the instant
the kernel started it, so a process that merely inherited the number is never mistaken for ours. By the
kernel's parent-death signal a program ends with its supervisor even when that one is killed by SIGKILL.
"""

import ctypes
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
LARGEST_LOG = 5 * 1024 * 1024
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class SystemUser:
    """An account that a program runs as instead of root."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Program:
    """A command that the supervisor keeps running, and how to end it politely."""

    name: str
    arguments: tuple[str, ...]
    folder: Path
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    user: SystemUser | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 4.0


@dataclass(frozen=True)
class RunningProgram:
    """A process of ours, alive or dead, known by its number, its boot and its start in clock ticks."""

    name: str
    pid: int
    started: int
    stop_signal: signal.Signals
    patience: float
    boot: str
    file: Path
    child: "subprocess.Popen[bytes] | None" = field(default=None, compare=False)

    def is_alive(self) -> bool:
        if self.child is not None and self.child.poll() is not None:
            return False
        return started_at(self.pid) == self.started

    def ask_to_stop(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(self.pid, self.stop_signal)

    def kill_group(self) -> None:
        """End what is left of the group. A dead leader's number is not reused while its group has members."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)

    def write_record(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        record = {
            "name": self.name,
            "pid": self.pid,
            "started": self.started,
            "stop_signal": int(self.stop_signal),
            "patience": self.patience,
            "boot": self.boot,
        }
        self.file.write_text(json.dumps(record), encoding="utf-8")


def started_at(pid: int) -> int | None:
    """The start instant of a living process in clock ticks since boot; None for a dead one or a zombie."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
    except OSError:
        return None
    state, *rest = after_name.split()
    return None if state in "ZX" else int(rest[18])


def this_boot() -> str:
    """The kernel's name for the time since the machine started: older records speak of nobody."""
    return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()


def start(program: Program, pid_files: Path, *, ends_with_us: bool) -> RunningProgram:
    """Start the program in the background with its output appended to its log."""
    program.log.parent.mkdir(parents=True, exist_ok=True)
    if program.log.exists() and program.log.stat().st_size > LARGEST_LOG:
        program.log.replace(program.log.with_suffix(".old.log"))
    user = program.user
    with program.log.open("ab") as log:
        child = subprocess.Popen(
            program.arguments,
            cwd=program.folder,
            env={**os.environ, **program.environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=ending_with(os.getpid(), program.stop_signal) if ends_with_us else None,
            user=user.uid if user else None,
            group=user.gid if user else None,
            extra_groups=[] if user else None,
        )
    running = RunningProgram(
        name=program.name,
        pid=child.pid,
        started=started_at(child.pid) or 0,
        stop_signal=program.stop_signal,
        patience=program.patience,
        boot=this_boot(),
        file=pid_files / f"{program.name}.json",
        child=child,
    )
    running.write_record()
    return running


def run_to_end(arguments: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> int:
    """Run a command on our screen and return its status; it never outlives us, nor an interruption."""
    child = subprocess.Popen(
        arguments,
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=ending_with(os.getpid(), signal.SIGTERM),
    )
    try:
        return child.wait()
    finally:
        if child.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                child.terminate()
                child.wait(timeout=2)
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def end_with_make() -> None:
    """Where `make` started us, ask the kernel for SIGTERM when it dies, so that killing it ends us too."""
    if "MAKELEVEL" not in os.environ:
        return
    _libc.prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))


def ending_with(parent: int, number: signal.Signals) -> Callable[[], None]:
    """What a child of `parent` does before its program begins, so that it gets this signal when we die."""

    def ask_for_parent_death_signal() -> None:
        _libc.prctl(PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:
            os.kill(os.getpid(), number)

    return ask_for_parent_death_signal


def recorded_programs(pid_files: Path) -> list[RunningProgram]:
    """Every program that a pid file speaks of, alive or not; a spoilt pid file counts for nothing."""
    programs = []
    for file in sorted(pid_files.glob("*.json")):
        try:
            record = json.loads(file.read_text(encoding="utf-8"))
            programs.append(
                RunningProgram(
                    name=str(record["name"]),
                    pid=int(record["pid"]),
                    started=int(record["started"]),
                    stop_signal=signal.Signals(record["stop_signal"]),
                    patience=float(record["patience"]),
                    boot=str(record["boot"]),
                    file=file,
                )
            )
        except (OSError, ValueError, KeyError, TypeError):
            file.unlink(missing_ok=True)
    return programs


def stop(programs: Iterable[RunningProgram]) -> None:
    """End the programs side by side: politely first, then, when their patience is over, by SIGKILL."""
    ours = [program for program in programs if _is_ours(program)]
    for program in ours:
        if program.is_alive():
            program.ask_to_stop()
    begun = time.monotonic()
    waiting = ours
    while waiting:
        waiting = [program for program in waiting if program.is_alive() and time.monotonic() - begun < program.patience]
        time.sleep(0.02 if waiting else 0)
    for program in ours:
        program.kill_group()
        if program.child is not None:
            program.child.wait()
        program.file.unlink(missing_ok=True)


def _is_ours(program: RunningProgram) -> bool:
    """False, with the pid file removed, where the number now belongs to a stranger."""
    started = started_at(program.pid)
    if program.boot == this_boot() and started in (None, program.started):
        return True
    program.file.unlink(missing_ok=True)
    return False
