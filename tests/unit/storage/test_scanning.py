"""The scanner's word is taken only when it is a word: anything else leaves the file waiting."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.test import override_settings

from commonplatform.storage.scanning import (
    EICAR,
    ClamdScanner,
    DevelopmentScanner,
    ScannerUnavailable,
    ScanOutcome,
    scanner,
)


class FakeClamd:
    """Speaks clamd's side of one INSTREAM conversation on a socket and gives the prepared answer."""

    def __init__(self, listener: socket.socket, answer: bytes, hang_up_after: int | None) -> None:
        self.listener, self.answer, self.hang_up_after = listener, answer, hang_up_after
        self.received = b""

    def serve(self) -> None:
        connection, _address = self.listener.accept()
        with connection:
            stream = connection.makefile("rb")
            assert stream.read(10) == b"zINSTREAM\0"
            while size := struct.unpack("!L", stream.read(4))[0]:
                self.received += stream.read(size)
                if self.hang_up_after is not None and len(self.received) >= self.hang_up_after:
                    break
            connection.sendall(self.answer)
            stream.close()


@contextmanager
def clamd(answer: bytes, *, hang_up_after: int | None = None) -> Iterator[tuple[str, FakeClamd]]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        fake = FakeClamd(listener, answer, hang_up_after)
        thread = threading.Thread(target=fake.serve, daemon=True)
        thread.start()
        yield f"tcp://127.0.0.1:{listener.getsockname()[1]}", fake
        thread.join(5)


def test_clamd_receives_the_whole_file_and_its_ok_is_clean() -> None:
    content = bytes(range(256)) * 1000
    with clamd(b"stream: OK\0") as (url, fake):
        outcome = ClamdScanner(url).scan([content])
    assert outcome == ScanOutcome(clean=True, found="", scanner="ClamAV")
    assert fake.received == content


def test_what_clamd_found_is_named() -> None:
    with clamd(b"stream: Win.Test.EICAR_HDB-1 FOUND\0") as (url, _fake):
        outcome = ClamdScanner(url).scan([b"x"])
    assert (outcome.clean, outcome.found) == (False, "Win.Test.EICAR_HDB-1")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"stream: OK",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: Can't allocate memory ERROR\0",
        b"nonsense: OK\0",
        b"stream: NOT OK\0",
        b"x" * 10_000,
    ],
)
def test_an_answer_that_is_no_verdict_leaves_the_file_waiting(answer: bytes) -> None:
    with clamd(answer) as (url, _fake), pytest.raises(ScannerUnavailable):
        ClamdScanner(url).scan([b"x"])


def test_a_scanner_that_hangs_up_leaves_the_file_waiting() -> None:
    with clamd(b"", hang_up_after=1) as (url, _fake), pytest.raises(ScannerUnavailable):
        ClamdScanner(url).scan([b"x" * 20_000_000])


def test_a_scanner_that_is_not_there_leaves_the_file_waiting(tmp_path: Path) -> None:
    with pytest.raises(ScannerUnavailable):
        ClamdScanner("tcp://127.0.0.1:1").scan([b"x"])
    with pytest.raises(ScannerUnavailable):
        ClamdScanner(f"unix://{tmp_path}/clamd.sock").scan([b"x"])


def test_a_scanner_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commonplatform.storage.scanning.SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as listener, pytest.raises(ScannerUnavailable):
        ClamdScanner(f"tcp://127.0.0.1:{listener.getsockname()[1]}").scan([b"x"])


def test_the_development_scanner_knows_the_test_file_and_says_what_it_is() -> None:
    found = DevelopmentScanner().scan([b"before " + EICAR + b" after"])
    assert (found.clean, found.found, found.scanner) == (False, "EICAR test file", "development scanner")
    assert DevelopmentScanner().scan([b"anything else"]).clean
    assert "protects nobody" in str(DevelopmentScanner.title)


def test_what_is_cut_between_two_pieces_is_found() -> None:
    for cut in range(1, len(EICAR)):
        pieces = [b"x" * 500 + EICAR[:cut], b"", EICAR[cut:] + b"y" * 500]
        assert not DevelopmentScanner().scan(pieces).clean, cut


def test_empty_pieces_do_not_end_the_stream_early() -> None:
    with clamd(b"stream: OK\0") as (url, fake):
        assert ClamdScanner(url).scan([b"", b"one", b"", b"two", b""]).clean
    assert fake.received == b"onetwo"


def test_clamd_is_used_wherever_its_address_is_given() -> None:
    with override_settings(CLAMD_URL="tcp://scanner:3310"):
        assert isinstance(scanner(), ClamdScanner)
    with override_settings(CLAMD_URL=""):
        assert isinstance(scanner(), DevelopmentScanner)
