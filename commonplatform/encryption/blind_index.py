"""Keyed digests by which a sealed value is found again, or told apart, without being readable.

An index is: id of the index key (4 bytes), HMAC-SHA-256 of purpose and value (16 of its bytes). The
key is none of the sealing keys; without it nobody can try all postcodes against a dump. The
purpose is bound in, so that equal values of two uses have nothing in common.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from commonplatform.encryption.keys import ID_BYTES, IndexKey, index_keys

DIGEST_BYTES = 16
INDEX_BYTES = ID_BYTES + DIGEST_BYTES
# Stands in no value, so that the parts of one cannot be taken for those of another.
_BETWEEN = "\x1f"


def blind_index(*parts: str, purpose: str) -> bytes:
    """What is stored beside a value: its digest under the present key."""
    return _index(index_keys()[0], parts, purpose)


def blind_indexes(*parts: str, purpose: str) -> list[bytes]:
    """What is searched for: the digests under every key that rows may still stand under."""
    return [_index(key, parts, purpose) for key in index_keys()]


def present_index_id() -> bytes:
    """How every index under the present key begins."""
    return index_keys()[0].id


def _index(key: IndexKey, parts: tuple[str, ...], purpose: str) -> bytes:
    keyed = key.keyed.copy()
    keyed.update(_BETWEEN.join((purpose, *parts)).encode())
    return key.id + keyed.digest()[:DIGEST_BYTES]


@dataclass(frozen=True, slots=True)
class IndexedColumn:
    """A column of blind indexes and how to make it anew when index keys are turned over.

    `rows` is a SELECT of the row's key, its index and what `refill` needs; it ends in a WHERE to which
    more conditions can be added, and calls the table `t`. `outdated` is a condition with one
    parameter, made of the present key's id by `marker`.
    """

    table: str
    key: str
    name: str
    rows: str
    outdated: str
    marker: Callable[[bytes], Any]
    refill: Callable[..., Any]

    def __str__(self) -> str:
        return f"{self.table}.{self.name}"


_columns: dict[str, IndexedColumn] = {}


def register_index(column: IndexedColumn) -> None:
    """Let `rotate_keys` know of a column; packages do when they are loaded."""
    _columns[str(column)] = column


def indexed_columns() -> Iterator[IndexedColumn]:
    """Every column of blind indexes, in a fixed order."""
    for name in sorted(_columns):
        yield _columns[name]
