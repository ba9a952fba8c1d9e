"""The drill's mail server: what it acknowledged stands on disk, whatever happens to it."""

import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID, uuid4

from commonplatform.benchmarks.drill import mail_sink
from commonplatform.benchmarks.drill.counting import mails_taken


@contextmanager
def a_sink(port: int, file: Path) -> Iterator[None]:
    """The process; killed at the end."""
    with subprocess.Popen([sys.executable, str(mail_sink.__file__), str(port), str(file)]) as process:
        try:
            _wait_until_it_listens(port)
            yield
        finally:
            process.kill()


def _wait_until_it_listens(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise AssertionError("the mail server never answered")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def deliver(port: int, key: UUID) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Plea"
    message["Message-ID"] = f"<{key}@example.org>"
    message.set_content("Message-ID: not this one\n.\nend")
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
        client.send_message(message)


def test_mails_survive_its_death_and_a_repeat_is_seen(tmp_path: Path) -> None:
    port, file = free_port(), tmp_path / "mails"
    first, second = uuid4(), uuid4()
    with a_sink(port, file):
        deliver(port, first)
    with a_sink(port, file):
        deliver(port, first)
        deliver(port, second)
    assert mails_taken(file) == {first: 2, second: 1}


def test_a_mail_that_is_cut_off_is_not_taken(tmp_path: Path) -> None:
    port, file = free_port(), tmp_path / "mails"
    with a_sink(port, file):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
            client.sendall(b"HELO x\r\nMAIL FROM:<a>\r\nRCPT TO:<b>\r\nDATA\r\nMessage-ID: <half@x>\r\n\r\nbody\r\n")
        deliver(port, whole := uuid4())
    assert mails_taken(file) == {whole: 1}
