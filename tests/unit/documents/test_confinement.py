"""What a program on a file of unknown origin can and cannot do. Every line is tried by a real process."""

import json
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from commonplatform.documents.confinement import MEGABYTE, Limits, run_confined
from commonplatform.documents.exceptions import ConversionFailed, ConverterMissing, FailureReason
from commonplatform.documents.programs import confine
from commonplatform.documents.working_folders import working_folder

TRY = """
import json, os, socket, sys
def tried(what):
    try:
        what()
        return "done"
    except (OSError, MemoryError) as error:
        return type(error).__name__
"""
LANDLOCK = confine._libc.syscall(444, None, 0, 1) > 0


def ask(code: str, *, limits: Limits | None = None) -> dict[str, str]:
    with working_folder() as folder:
        (folder / "asks.py").write_text(TRY + code)
        run_confined([sys.executable, "-I", "asks.py"], folder=folder, limits=limits or Limits())
        answer = json.loads((folder / "printed").read_text())
    assert isinstance(answer, dict)
    return answer


@pytest.fixture
def listener() -> Iterator[int]:
    """Somebody on this machine who would answer."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_it_can_connect_to_nothing_and_neither_can_its_children(listener: int) -> None:
    attempt = f"import socket; socket.create_connection(('127.0.0.1', {listener}), timeout=2)"
    socket.create_connection(("127.0.0.1", listener), timeout=2).close()
    answers = ask(
        f"""
import subprocess
child = subprocess.run([sys.executable, "-I", "-c", {attempt!r}], capture_output=True, text=True)
print(json.dumps({{
    "itself": tried(lambda: socket.create_connection(("127.0.0.1", {listener}), timeout=2)),
    "ipv6": tried(lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)),
    "netlink": tried(lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)),
    "local": tried(lambda: socket.socket(socket.AF_UNIX).connect("/run/any")),
    "child": "PermissionError" if "PermissionError" in child.stderr else child.stderr or "done",
}}))
"""
    )
    assert set(answers.values()) == {"PermissionError"}, answers


@pytest.mark.skipif(not LANDLOCK, reason="this kernel has no Landlock")
def test_it_reaches_its_own_folder_and_the_systems_programs_and_nothing_else(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("another case")
    answers = ask(
        f"""
print(json.dumps({{
    "own": tried(lambda: open("mine", "w").write("x")),
    "programs": tried(lambda: os.listdir("/usr/bin")),
    "secret": tried(lambda: open({str(secret)!r}).read()),
    "changed": tried(lambda: open({str(secret)!r}, "w")),
    "listed": tried(lambda: os.listdir({str(tmp_path)!r})),
    "worker": tried(lambda: open("/proc/{os.getpid()}/environ").read()),
    "settings": tried(lambda: open({str(Path(__file__).parents[3] / "manage.py")!r}).read()),
}}))
"""
    )
    assert answers.pop("own") == answers.pop("programs") == "done"
    assert set(answers.values()) == {"PermissionError"}, answers


def test_it_knows_no_secret_of_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "not for converters")
    known = {"PATH", "HOME", "TMPDIR", "LANG", "LC_CTYPE", "OMP_THREAD_LIMIT"}
    assert set(ask("print(json.dumps(dict(os.environ)))")) <= known


def test_memory_has_an_end() -> None:
    limits = Limits(memory=300 * MEGABYTE)
    assert ask("print(json.dumps({'much': tried(lambda: bytearray(400 * 2**20))}))", limits=limits) == {
        "much": "MemoryError"
    }


def test_a_loop_is_ended_by_the_processor_and_a_sleeper_by_the_clock() -> None:
    for code in ("while True: pass", "import time; time.sleep(60)"):
        began = time.monotonic()
        with pytest.raises(ConversionFailed) as failed:
            ask(code, limits=Limits(seconds=1))
        assert failed.value.reason == FailureReason.TOO_MUCH
        assert time.monotonic() - began < 10


def test_a_file_has_an_end() -> None:
    with pytest.raises(ConversionFailed) as failed:
        ask(
            "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_DFL)\n"
            "out = open('much', 'wb')\nwhile True: out.write(b'x' * 2**20); out.flush()",
            limits=Limits(largest_file=5 * MEGABYTE),
        )
    assert failed.value.reason == FailureReason.TOO_MUCH


def test_no_child_outlives_it() -> None:
    """A child that would go on for a minute and write into a pipe is gone when the call returns."""
    receiving, sending = os.pipe()
    os.set_inheritable(sending, True)
    answers: list[bytes] = []
    reader = threading.Thread(target=lambda: answers.append(os.read(receiving, 1)))
    ask(
        "import subprocess; subprocess.Popen([sys.executable, '-I', '-c', 'import time; time.sleep(60)'])\n"
        "print(json.dumps({}))"
    )
    os.close(sending)
    reader.start()
    reader.join(timeout=5)
    os.close(receiving)
    assert answers == [b""]


def test_without_the_filter_nothing_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confine, "_MACHINES", {})
    assert confine.close_the_network() is False
    with working_folder() as folder, pytest.raises(ConverterMissing):
        run_confined(["/bin/sh", "-c", f"exit {confine.CANNOT_CONFINE}"], folder=folder, limits=Limits())
