"""A ZIP written piece by piece: neither a file in it nor the whole is ever held in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils import timezone

_PIECE: Final = 1024 * 1024
_READ_ONLY_FILE: Final = 0o100444 << 16
_UNIX: Final = 3


class Archive:
    """An archive that is being written. Names are the caller's: they must be safe, and each may come once."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file

    def add_file(self, name: str, path: Path, *, at: datetime, on_piece: Callable[[], None]) -> None:
        """A file from the disk as it is: documents are packed already. `on_piece` may raise to stop."""
        with path.open("rb") as source, self._file.open(_entry(name, at, ZIP_STORED), "w", force_zip64=True) as entry:
            while piece := source.read(_PIECE):
                entry.write(piece)
                on_piece()

    def add_content(self, name: str, content: bytes, *, at: datetime) -> None:
        """Something small that was made for the archive."""
        self._file.writestr(_entry(name, at, ZIP_DEFLATED), content)


@contextmanager
def new_archive(path: Path) -> Iterator[Archive]:
    """An archive at this place, complete when the block ends."""
    with ZipFile(path, "x", compression=ZIP_STORED, allowZip64=True) as file:
        yield Archive(file)


def _entry(name: str, at: datetime, compression: int) -> ZipInfo:
    local = timezone.localtime(at)
    entry = ZipInfo(name, (max(local.year, 1980), local.month, local.day, local.hour, local.minute, local.second))
    entry.compress_type, entry.external_attr, entry.create_system = compression, _READ_ONLY_FILE, _UNIX
    return entry
