"""A web server for a benchmark, and a load on it: bounded in number, on loopback only."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from threading import Lock, Thread

CONNECTIONS = 16
# A whole load comes from one address: it is counted as usual and never refused.
NO_LIMIT_IS_REACHED = {"PUBLIC_REQUESTS_PER_MINUTE": "100000000"}


@dataclass(frozen=True, slots=True)
class Post:
    """One request: form body, cookies and further headers, ready to send."""

    path: str
    body: str
    cookie: str = ""
    method: str = "POST"
    headers: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def web_server(
    application: str,
    *,
    workers: int = 2,
    interface: str = "wsgi",
    environment: dict[str, str] | None = None,
    log: Path | None = None,
) -> Iterator[int]:
    """Granian on a free loopback port, with blocking workers; ended with the block. `log` gets what it says."""
    with server_process(application, workers=workers, interface=interface, environment=environment, log=log) as (
        port,
        _process_id,
    ):
        yield port


@contextmanager
def server_process(
    application: str,
    *,
    workers: int = 2,
    interface: str = "wsgi",
    environment: dict[str, str] | None = None,
    log: Path | None = None,
) -> Iterator[tuple[int, int]]:
    """The same, with the id of the process whose children are the workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "granian", "--interface", interface, "--workers", str(workers)]
    command += ["--blocking-threads", "1", "--host", "127.0.0.1", "--port", str(port)]
    # A worker that is still starting does not hear that it shall stop, and its server waits for it.
    command += ["--workers-kill-timeout", "3", application]
    with (log or Path(os.devnull)).open("w") as written:
        process = subprocess.Popen(  # noqa: S603 – our own interpreter and application
            command,
            env={**os.environ, **NO_LIMIT_IS_REACHED, **(environment or {})},
            stdout=written,
            stderr=written,
        )
        try:
            _wait_until_it_listens(port)
            yield port, process.pid
        finally:
            process.terminate()
            process.wait(timeout=60)


def send_all(
    port: int,
    posts: Sequence[Post],
    *,
    expected: int | None,
    connections: int = CONNECTIONS,
    each_second: float = 0,
) -> tuple[float, list[float]]:
    """Send them over kept-alive connections; (seconds together, milliseconds each).

    With `each_second` no sooner than that many a second, else each as soon as a connection is free.
    Raises `AssertionError` at the first answer with another status than the expected one.
    """
    started = time.perf_counter()
    remaining, turn = enumerate(posts), Lock()
    times: list[float] = []
    wrong: list[int] = []

    def work() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        while not wrong:
            with turn:
                number, post = next(remaining, (0, None))
            if post is None:
                break
            if each_second:
                time.sleep(max(0.0, started + number / each_second - time.perf_counter()))
            began = time.perf_counter()
            connection.request(post.method, post.path, post.body, _headers(post))
            answer = connection.getresponse()
            answer.read()
            times.append((time.perf_counter() - began) * 1000)
            if expected is not None and answer.status != expected:
                wrong.append(answer.status)
        connection.close()

    threads = [Thread(target=work) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - started
    assert not wrong, f"unexpected answers: {wrong}"
    return seconds, times


def _headers(post: Post) -> dict[str, str]:
    return {"Content-Type": "application/x-www-form-urlencoded", "Cookie": post.cookie, **post.headers}


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
