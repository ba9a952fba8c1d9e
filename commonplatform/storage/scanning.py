"""Malware scanning: clamd's INSTREAM command, or a development scanner that knows one test file."""

import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

PIECE = 64 * 1024
# The scanner answers after it has looked at the whole file, which for two gigabytes takes minutes.
SECONDS = 240
LONGEST_ANSWER = 4096
# The standard anti-malware test file, split so that this source is not mistaken for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class ScannerUnavailable(Exception):
    """The scanner did not answer, or not with a verdict. The file waits; it is never let through."""


@dataclass(frozen=True, slots=True)
class ScanOutcome:
    """Clean, or the name of what was found; and which scanner said so."""

    clean: bool
    found: str
    scanner: str


class Scanner(Protocol):
    """Looks at the bytes of one file, piece by piece, so that none is held whole. Raises `ScannerUnavailable`.

    `title` says on pages what it is.
    """

    name: str
    title: Any

    def scan(self, pieces: Iterable[bytes]) -> ScanOutcome: ...

    def is_there(self) -> bool:
        """Does it answer now?"""
        ...


class DevelopmentScanner:
    """Knows the EICAR test file and nothing else; production settings refuse it."""

    name = "development scanner"
    title = _("a development scanner, which knows only the EICAR test file and protects nobody")

    def scan(self, pieces: Iterable[bytes]) -> ScanOutcome:
        found, before = False, b""
        for piece in pieces:
            found = found or EICAR in before + piece
            before = (before + piece)[-len(EICAR) :]
        return ScanOutcome(clean=not found, found="EICAR test file" if found else "", scanner=self.name)

    def is_there(self) -> bool:
        return True


class ClamdScanner:
    """ClamAV's daemon at `tcp://host:port` or `unix:///path`."""

    name = "ClamAV"
    title = _("ClamAV")

    def __init__(self, url: str) -> None:
        self.url = urlsplit(url)

    def scan(self, pieces: Iterable[bytes]) -> ScanOutcome:
        try:
            with self._connect() as connection:
                connection.sendall(b"zINSTREAM\0")
                for piece in _cut(pieces):
                    connection.sendall(struct.pack("!L", len(piece)) + piece)
                connection.sendall(struct.pack("!L", 0))
                answer = _read_answer(connection)
        except OSError as error:
            raise ScannerUnavailable(str(error)) from error
        return self._outcome(answer)

    def is_there(self) -> bool:
        try:
            with self._connect() as connection:
                connection.sendall(b"zPING\0")
                return _read_answer(connection) == "PONG"
        except OSError:
            return False

    def _connect(self) -> socket.socket:
        if self.url.scheme == "unix":
            connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            connection.settimeout(SECONDS)
            try:
                connection.connect(self.url.path)
            except OSError:
                connection.close()
                raise
            return connection
        address = (self.url.hostname or "localhost", self.url.port or 3310)
        return socket.create_connection(address, timeout=SECONDS)

    def _outcome(self, answer: str) -> ScanOutcome:
        stream, _colon, verdict = answer.partition(": ")
        if stream == "stream" and verdict == "OK":
            return ScanOutcome(clean=True, found="", scanner=self.name)
        if stream == "stream" and verdict.endswith(" FOUND"):
            return ScanOutcome(clean=False, found=verdict.removesuffix(" FOUND"), scanner=self.name)
        raise ScannerUnavailable(answer or "no answer")


def scanner() -> Scanner:
    """clamd when CLAMD_URL is given, else the development scanner (production does not start without)."""
    return ClamdScanner(settings.CLAMD_URL) if settings.CLAMD_URL else DevelopmentScanner()


def _cut(pieces: Iterable[bytes]) -> Iterable[bytes]:
    """The same bytes in pieces that the scanner takes at once; none of them empty, which would mean the end."""
    for piece in pieces:
        for start in range(0, len(piece), PIECE):
            yield piece[start : start + PIECE]


def _read_answer(connection: socket.socket) -> str:
    """What clamd says up to its closing zero; an answer cut short is none."""
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        piece = connection.recv(LONGEST_ANSWER)
        if not piece:
            return ""
        answer += piece
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()
