"""What opening a file showed."""

from dataclasses import dataclass, field
from typing import BinaryIO

HEAD = 4096


@dataclass(frozen=True, slots=True)
class Entry:
    """One file inside an archive or an e-mail, by its name there and its size unpacked."""

    name: str
    size: int


@dataclass(slots=True)
class Found:
    """A file that can be taken in. `active`: it holds scripts or attachments that a viewed copy must not have.

    `page_digests` tell the pages of two PDFs apart.
    """

    content_type: str
    pages: int = 0
    active: bool = False
    entries: list[Entry] = field(default_factory=list)
    page_digests: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Opened:
    """The file being looked at: it can be read from any place."""

    stream: BinaryIO
    size: int
    head: bytes

    def read(self, start: int, length: int) -> bytes:
        """Bytes of the file; fewer at its end, none behind it (a place read from a file may be any number)."""
        if start >= self.size:
            return b""
        self.stream.seek(start)
        return self.stream.read(length)

    def tail(self, length: int) -> bytes:
        """The last bytes of the file."""
        return self.read(max(0, self.size - length), length)

    def whole(self) -> bytes:
        """All of it, for kinds whose limit is small."""
        return self.read(0, self.size)


def opened(stream: BinaryIO) -> Opened:
    """The file on this stream, which can be wound back."""
    size = stream.seek(0, 2)
    stream.seek(0)
    return Opened(stream, size, stream.read(HEAD))
