"""P-15: how long a web worker takes until it answers, and how much memory it holds then."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

from commonplatform.benchmarks.figures import Figure, absolute

WARM_UP = 50


def run(say: Callable[[str], None]) -> list[Figure]:
    """Starts one worker on a free port, asks for the start page, reads its memory from the kernel."""
    say("P-15 cold start of one web worker")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "1",
         "--host", "127.0.0.1", "--port", str(port), "commonplatform.wsgi:application"],
        env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _first_answer(port)
        ready = time.perf_counter() - started
        for _ in range(WARM_UP):
            _get(port, "/")
        memory = max(_resident_megabytes(pid) for pid in (process.pid, *_children(process.pid)))
    finally:
        process.terminate()
        process.wait(timeout=10)
    return [
        absolute("P-15 worker ready", ready, 3, "s"),
        absolute("P-15 resident memory after 50 pages", memory, 200, "MB"),
    ]


def _first_answer(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            _get(port, "/health/live")
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise TimeoutError("the worker did not answer within a minute")


def _get(port: int, path: str) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    connection.getresponse().read()
    connection.close()


def _children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in text.split()]


def _resident_megabytes(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
