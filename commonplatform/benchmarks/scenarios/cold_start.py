"""P-15: how long a web worker takes until it answers, and how much memory it holds then."""

import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

from commonplatform.benchmarks.figures import Figure, absolute
from commonplatform.benchmarks.web_load import web_server

WARM_UP = 50


def run(say: Callable[[str], None]) -> list[Figure]:
    """Starts one worker on a free port, asks for the start page, reads its memory from the kernel."""
    say("P-15 cold start of one web worker")
    started = time.perf_counter()
    with web_server("commonplatform.wsgi:application", workers=1, environment={"DATABASE_ROLE": "cp_web"}) as port:
        ready = time.perf_counter() - started
        for _ in range(WARM_UP):
            _get(port, "/")
        memory = max(_resident_megabytes(pid) for pid in _servers(port))
    return [
        absolute("P-15 worker ready", ready, 3, "s"),
        absolute("P-15 resident memory after 50 pages", memory, 200, "MB"),
    ]


def _get(port: int, path: str) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    connection.getresponse().read()
    connection.close()


def _servers(port: int) -> list[int]:
    """The processes of the server on this port, by their command lines."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                words = (folder / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if str(port).encode() in words or b"multiprocessing.spawn" in b" ".join(words):
                found.append(int(folder.name))
    return found


def _resident_megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)
