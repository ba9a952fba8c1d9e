"""Runs a program on a file of unknown origin: without a network, with little memory, time and disk.

What such a program can harm is its own folder, which is thrown away. See `programs/confine.py` for how.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from commonplatform.documents.exceptions import ConversionFailed, ConverterMissing, FailureReason
from commonplatform.documents.programs.confine import CANNOT_CONFINE

PROGRAMS = Path(__file__).parent / "programs"
MEGABYTE = 1024 * 1024
_SYSTEM = (
    "/usr",
    "/lib",
    "/lib64",
    "/bin",
    "/opt",
    "/etc/fonts",
    "/etc/libreoffice",
    "/etc/ld.so.cache",
    "/etc/alternatives",
    "/etc/localtime",
    "/etc/papersize",
    "/var/cache/fontconfig",
    "/var/lib/libreoffice",
    "/dev/urandom",
    "/proc/cpuinfo",
    "/proc/meminfo",
)
_DEVICES = ("/dev/null", "/dev/zero")
_LOOK_AGAIN = 1.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run may use. `seconds` of a processor; the clock may show twice that on a busy machine."""

    memory: int = 1024 * MEGABYTE
    seconds: int = 30
    largest_file: int = 256 * MEGABYTE

    @property
    def wall_seconds(self) -> int:
        return 2 * self.seconds


def run_program(name: str, *arguments: str, folder: Path, limits: Limits) -> None:
    """Run one of our own programs in `folder`. Raises `ConversionFailed`."""
    run_confined([sys.executable, "-I", str(PROGRAMS / name), *arguments], folder=folder, limits=limits)


def run_confined(
    command: Sequence[str], *, folder: Path, limits: Limits, watch: Callable[[], None] | None = None
) -> None:
    """Run a command in `folder`, which is all it may write to; what it prints is in `printed` there.

    `watch` is called every second while it runs; whatever that raises ends the run and is passed on.
    Raises `ConversionFailed`, with `TOO_MUCH` when it was ended by a limit, or `ConverterMissing` where this
    machine cannot confine it.
    """
    given = {
        "memory": limits.memory,
        "seconds": limits.seconds,
        "largest_file": limits.largest_file,
        "readable": [*_SYSTEM, sys.prefix, sys.base_prefix, str(PROGRAMS)],
        "writable": [*_DEVICES, str(folder)],
    }
    ended = _wait_for(
        [sys.executable, "-I", str(PROGRAMS / "confine.py"), json.dumps(given), *command],
        folder,
        limits.wall_seconds,
        watch,
    )
    if ended == CANNOT_CONFINE:
        raise ConverterMissing("this machine cannot confine a converter")
    if ended in (None, -signal.SIGKILL, -signal.SIGXCPU, -signal.SIGXFSZ, 128 + signal.SIGXCPU, 128 + signal.SIGXFSZ):
        raise ConversionFailed(FailureReason.TOO_MUCH)
    if ended != 0:
        raise ConversionFailed(FailureReason.UNREADABLE, f"exit {ended}")


def _wait_for(command: list[str], folder: Path, seconds: int, watch: Callable[[], None] | None = None) -> int | None:
    """The exit status, or None when the time ran out. No child outlives the call."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",
    }
    with (folder / "printed").open("wb") as printed:
        process = subprocess.Popen(  # noqa: S603 – our own program; arguments are ours, the file is not among them
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    try:
        return process.wait(timeout=seconds) if watch is None else _watched(process, seconds, watch)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end_group(process)


def _watched(process: "subprocess.Popen[bytes]", seconds: int, watch: Callable[[], None]) -> int:
    """Raises `subprocess.TimeoutExpired` as waiting does, and what `watch` raises."""
    until = time.monotonic() + seconds
    while True:
        try:
            return process.wait(timeout=_LOOK_AGAIN)
        except subprocess.TimeoutExpired:
            if time.monotonic() > until:
                raise
        watch()


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    """End what the process has started as well, also when the worker itself was told to stop."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait()
