"""Malware scanning: clamd's INSTREAM command, or a development scanner that knows one test file."""

import socket
import struct
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

PIECE = 64 * 1024
SECONDS = 60
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
    """Looks at the bytes of one file. Raises `ScannerUnavailable`. `title` says on pages what it is."""

    name: str
    title: Any

    def scan(self, content: bytes) -> ScanOutcome: ...


class DevelopmentScanner:
    """Knows the EICAR test file and nothing else; production settings refuse it."""

    name = "development scanner"
    title = _("a development scanner, which knows only the EICAR test file and protects nobody")

    def scan(self, content: bytes) -> ScanOutcome:
        found = EICAR in content
        return ScanOutcome(clean=not found, found="EICAR test file" if found else "", scanner=self.name)


class ClamdScanner:
    """ClamAV's daemon at `tcp://host:port` or `unix:///path`."""

    name = "ClamAV"
    title = _("ClamAV")

    def __init__(self, url: str) -> None:
        self.url = urlsplit(url)

    def scan(self, content: bytes) -> ScanOutcome:
        try:
            with self._connect() as connection:
                connection.sendall(b"zINSTREAM\0")
                for start in range(0, len(content), PIECE):
                    piece = content[start : start + PIECE]
                    connection.sendall(struct.pack("!L", len(piece)) + piece)
                connection.sendall(struct.pack("!L", 0))
                answer = _read_answer(connection)
        except OSError as error:
            raise ScannerUnavailable(str(error)) from error
        return self._outcome(answer)

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


def _read_answer(connection: socket.socket) -> str:
    """What clamd says up to its closing zero; an answer cut short is none."""
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        piece = connection.recv(LONGEST_ANSWER)
        if not piece:
            return ""
        answer += piece
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()
