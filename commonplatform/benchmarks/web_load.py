"""A web server for a benchmark, and a load on it: bounded in number, on loopback only."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from threading import Thread

CONNECTIONS = 16
# A whole load comes from one address: it is counted as usual and never refused.
NO_LIMIT_IS_REACHED = {"PUBLIC_REQUESTS_PER_MINUTE": "100000000"}


@dataclass(frozen=True, slots=True)
class Post:
    """One request: form body and cookies, ready to send."""

    path: str
    body: str
    cookie: str = ""


@contextmanager
def web_server(application: str, *, workers: int = 2, environment: dict[str, str] | None = None) -> Iterator[int]:
    """Granian with blocking workers on a free loopback port; ended with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", str(workers)]
    command += ["--blocking-threads", "1", "--host", "127.0.0.1", "--port", str(port), application]
    process = subprocess.Popen(  # noqa: S603 – our own interpreter and application
        command,
        env={**os.environ, **NO_LIMIT_IS_REACHED, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_it_listens(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=15)


def send_all(port: int, posts: Sequence[Post], *, expected: int) -> tuple[float, list[float]]:
    """Send them over `CONNECTIONS` kept-alive connections; (seconds together, milliseconds each).

    Raises `AssertionError` at the first answer with another status.
    """
    remaining, times, wrong = iter(posts), [], []

    def work() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        for post in remaining:
            started = time.perf_counter()
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": post.cookie}
            connection.request("POST", post.path, post.body, headers)
            answer = connection.getresponse()
            answer.read()
            times.append((time.perf_counter() - started) * 1000)
            if answer.status != expected:
                wrong.append(answer.status)
                break
        connection.close()

    threads = [Thread(target=work) for _ in range(CONNECTIONS)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - started
    assert not wrong, f"unexpected answers: {wrong}"
    return seconds, times


def _wait_until_it_listens(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(OSError):
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/health/live")
            connection.getresponse().read()
            connection.close()
            return
        time.sleep(0.02)
    raise TimeoutError("the server did not answer within a minute")
