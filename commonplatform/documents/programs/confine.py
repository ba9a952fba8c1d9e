"""Gives up everything that a converter does not need, then becomes the converter.

Run by path (`python -I confine.py LIMITS PROGRAM ARGUMENT…`). LIMITS is JSON: `memory`, `seconds` and
`largest_file` in bytes and seconds, `readable` and `writable` as lists of paths. Afterwards the process and all
its children can connect to nothing (a filter on system calls, which needs no privilege and works in a container),
and where the kernel has Landlock they reach no file but those. Without the filter nothing is run: exit 97.
"""

import ctypes
import json
import os
import platform
import resource
import signal
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

CANNOT_CONFINE = 97

# Landlock (linux/landlock.h)
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION, _PATH_BENEATH = 1, 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_FIRST_VERSION = (1 << 13) - 1
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_OF_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE
_NET_SINCE, _SCOPES_SINCE = 4, 6

# System calls that are refused, by machine (linux/audit.h, asm/unistd.h): socket of any but the local kind,
# connect, and io_uring_setup, which could do both unseen. To bind and to listen seems to work and does nothing:
# LibreOffice will not start without its listener for a second instance.
_MACHINES = {"x86_64": (0xC000003E, 41, 42, 49, 50), "aarch64": (0xC00000B7, 198, 203, 200, 201)}
_IO_URING_SETUP, _ANOTHER_ABI, _LOCAL = 425, 0x40000000, 1
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _DO_NOTHING, _KILL = 0x7FFF0000, 0x00050000 | 13, 0x00050000, 0x80000000

_libc = ctypes.CDLL(None, use_errno=True)


def limit(*, memory: int, seconds: int, largest_file: int) -> None:
    """What one process may use; a second more than the softer limit ends it for good."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
    # Python passes its deafness for this signal on: a file that grew too large would look like any other failure.
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def close_the_network() -> bool:
    """Refuse every connection, here and in every child, for good. False where this machine cannot."""
    known = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or known is None or _libc.prctl(38, 1, 0, 0, 0) != 0:
        return False
    architecture, socket, connect, bind, listen = known
    program = b"".join(
        struct.pack("HBBI", *step)
        for step in (
            (_LOAD, 0, 0, 4),
            (_EQUAL, 1, 0, architecture),
            (_RETURN, 0, 0, _KILL),
            (_LOAD, 0, 0, 0),
            (_AT_LEAST, 7, 0, _ANOTHER_ABI),
            (_EQUAL, 6, 0, connect),
            (_EQUAL, 5, 0, _IO_URING_SETUP),
            (_EQUAL, 5, 0, bind),
            (_EQUAL, 4, 0, listen),
            (_EQUAL, 0, 4, socket),
            (_LOAD, 0, 0, 16),
            (_EQUAL, 2, 0, _LOCAL),
            (_RETURN, 0, 0, _REFUSE),
            (_RETURN, 0, 0, _DO_NOTHING),
            (_RETURN, 0, 0, _ALLOW),
        )
    )
    steps = ctypes.create_string_buffer(program, len(program))
    described = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(steps))
    return bool(_libc.prctl(22, 2, ctypes.create_string_buffer(described, len(described)), 0, 0) == 0)


def close_the_files(*, readable: Iterable[str], writable: Iterable[str]) -> bool:
    """Leave only these paths within reach. False where the kernel has no Landlock."""
    version = _libc.syscall(_CREATE_RULESET, None, 0, _ASK_VERSION)
    if version < 1:
        return False
    everything = _FIRST_VERSION | (_REFER if version >= 2 else 0) | (_TRUNCATE if version >= 3 else 0)
    wanted = [everything, 3 if version >= _NET_SINCE else 0, 3 if version >= _SCOPES_SINCE else 0]
    size = 8 + (8 if version >= _NET_SINCE else 0) + (8 if version >= _SCOPES_SINCE else 0)
    ruleset = _libc.syscall(_CREATE_RULESET, struct.pack("QQQ", *wanted), size, 0)
    for path in readable:
        _allow(ruleset, path, _EXECUTE | _READ_FILE | _READ_DIR)
    for path in writable:
        _allow(ruleset, path, everything & ~_EXECUTE)
    return bool(ruleset >= 0 and _libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0)


def _allow(ruleset: int, path: str, access: int) -> None:
    if not Path(path).exists():
        return
    if not Path(path).is_dir():
        access &= _OF_A_FILE
    beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        _libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", access, beneath), 0)
    finally:
        os.close(beneath)


def main(limits: str, *command: str) -> None:
    """Confine this process and become the program; exits where it cannot be confined."""
    given = json.loads(limits)
    limit(memory=given["memory"], seconds=given["seconds"], largest_file=given["largest_file"])
    if not close_the_network():
        sys.exit(CANNOT_CONFINE)
    close_the_files(readable=given["readable"], writable=given["writable"])
    os.execv(command[0], command)  # noqa: S606 – the caller's own program, no shell


if __name__ == "__main__":
    main(*sys.argv[1:])
