"""Malware scanning: clamd's INSTREAM command, or a development scanner that knows one test file."""

import socket
import struct
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings

CHUNK = 64 * 1024
SECONDS = 60
# The standard anti-malware test file, split so that this source is not mistaken for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class ScannerUnavailable(Exception):
    """The scanner did not answer. The file waits; it is never let through."""


@dataclass(frozen=True, slots=True)
class ScanOutcome:
    """Clean, or the name of what was found; and which scanner said so."""

    clean: bool
    found: str
    scanner: str


class Scanner(Protocol):
    """Looks at the bytes of one file. Raises `ScannerUnavailable`."""

    def scan(self, content: bytes) -> ScanOutcome: ...


class DevelopmentScanner:
    """Knows the EICAR test file and nothing else; production settings refuse it."""

    def scan(self, content: bytes) -> ScanOutcome:
        found = EICAR in content
        return ScanOutcome(clean=not found, found="EICAR test file" if found else "", scanner="development scanner")


class ClamdScanner:
    """ClamAV's daemon at `tcp://host:port` or `unix:///path`."""

    def __init__(self, url: str) -> None:
        self.url = urlsplit(url)

    def scan(self, content: bytes) -> ScanOutcome:
        try:
            with self._connect() as connection:
                connection.sendall(b"zINSTREAM\0")
                for start in range(0, len(content), CHUNK):
                    piece = content[start : start + CHUNK]
                    connection.sendall(struct.pack("!L", len(piece)) + piece)
                connection.sendall(struct.pack("!L", 0))
                answer = _read_all(connection)
        except OSError as error:
            raise ScannerUnavailable(str(error)) from error
        return _outcome(answer)

    def _connect(self) -> socket.socket:
        if self.url.scheme == "unix":
            connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            connection.settimeout(SECONDS)
            connection.connect(self.url.path)
            return connection
        return socket.create_connection((self.url.hostname or "localhost", self.url.port or 3310), timeout=SECONDS)


def scanner() -> Scanner:
    """clamd when CLAMD_URL is given, else the development scanner (production does not start without)."""
    return ClamdScanner(settings.CLAMD_URL) if settings.CLAMD_URL else DevelopmentScanner()


def _read_all(connection: socket.socket) -> str:
    answer = b""
    while piece := connection.recv(4096):
        answer += piece
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def _outcome(answer: str) -> ScanOutcome:
    verdict = answer.partition(":")[2].strip()
    if verdict == "OK":
        return ScanOutcome(clean=True, found="", scanner="clamd")
    if verdict.endswith(" FOUND"):
        return ScanOutcome(clean=False, found=verdict.removesuffix(" FOUND"), scanner="clamd")
    raise ScannerUnavailable(answer or "no answer")
