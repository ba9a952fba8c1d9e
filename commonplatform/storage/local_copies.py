"""A file of the store on this machine's disk for as long as it is looked at: never whole in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import BinaryIO

from commonplatform.storage.objects import read_pieces

PIECE = 1024 * 1024


@contextmanager
def local_copy(key: str) -> Iterator[BinaryIO]:
    """The object as a nameless file, gone with the process. Raises `ObjectMissing` or `StoreUnavailable`."""
    with TemporaryFile() as file:
        for piece in read_pieces(key):
            file.write(piece)
        file.seek(0)
        yield file


def pieces_of(file: BinaryIO) -> Iterator[bytes]:
    """The file from its beginning, piece by piece."""
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece
