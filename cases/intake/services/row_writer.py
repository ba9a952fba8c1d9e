"""Write many rows of many tables in one exchange with the database.

``COPY`` would be a little faster but Postgres refuses it on tables under row-level security, which
all case tables are. Each column travels as one text, its values set apart by control characters that
no received text can hold; the statements of all tables travel together.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import psycopg
from django.db import connection

_BETWEEN_VALUES, _NO_VALUE, _BETWEEN_LIST_ITEMS = "\x1f", "\x1e", "\x1d"
_BYTES = "bytea"


@dataclass(frozen=True, slots=True)
class RowTable:
    """A table and its columns as (name, type). A column ``text[]`` takes values made by `text_list`."""

    name: str
    columns: tuple[tuple[str, str], ...]
    on_conflict: str = ""
    statement: bytes = field(init=False, default=b"")

    def __post_init__(self) -> None:
        names = ", ".join(name for name, _ in self.columns)
        taken = ", ".join(
            f"string_to_array(u.{name}, E'\\x1d')" if kind == "text[]" else f"u.{name}" for name, kind in self.columns
        )
        arrays = ", ".join(_array(kind) for _, kind in self.columns)
        conflict = f" ON CONFLICT {self.on_conflict}" if self.on_conflict else ""
        object.__setattr__(
            self,
            "statement",
            f"INSERT INTO {self.name} ({names}) SELECT {taken} FROM unnest({arrays}) AS u({names}){conflict}".encode(),
        )


def write_rows(tables: Sequence[tuple[RowTable, Sequence[Sequence[Any]]]]) -> list[int]:
    """Insert the rows of each table in this order; how many rows each table really took."""
    wanted = [(table, rows) for table, rows in tables if rows]
    with prepared_statements() as raw:
        cursors = [psycopg.Cursor(raw) for _ in wanted]
        with raw.pipeline():
            for cursor, (table, rows) in zip(cursors, wanted, strict=True):
                cursor.execute(table.statement, _parameters(table, rows))
    taken = {table.name: cursor.rowcount for cursor, (table, _) in zip(cursors, wanted, strict=True)}
    return [taken.get(table.name, 0) for table, _ in tables]


@contextmanager
def prepared_statements() -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """The driver's connection with every statement prepared: planning under row security costs more
    than the writing itself, and a process that receives messages repeats the same few statements.

    A connection pooler between must carry prepared statements (PgBouncer from 1.21 does).
    """
    connection.ensure_connection()
    raw = connection.connection
    before = raw.prepare_threshold
    raw.prepare_threshold = 0
    try:
        with connection.wrap_database_errors:
            yield raw
    finally:
        raw.prepare_threshold = before


def text_list(texts: Iterable[str]) -> str:
    """A list of texts as one text, for a ``text[]`` column."""
    return _BETWEEN_LIST_ITEMS.join(texts)


def _array(kind: str) -> str:
    if kind == _BYTES:
        return "%b::bytea[]"
    carrier = "text" if kind == "text[]" else kind
    # One value more than there are rows is sent and cut off: a lone empty text would be no value at all.
    return f"trim_array(string_to_array(%b, E'\\x1f', E'\\x1e')::{carrier}[], 1)"


def _parameters(table: RowTable, rows: Sequence[Sequence[Any]]) -> list[Any]:
    columns = zip(*rows, strict=True)
    return [
        list(column) if kind == _BYTES else _joined(column)
        for column, (_, kind) in zip(columns, table.columns, strict=True)
    ]


def _joined(column: Sequence[Any]) -> str:
    joined = _BETWEEN_VALUES.join([value if type(value) is str else _text(value) for value in column])
    if joined.count(_BETWEEN_VALUES) != len(column) - 1:
        raise ValueError("a value holds the character that separates values")
    return f"{joined}{_BETWEEN_VALUES}{_NO_VALUE}"


def _text(value: Any) -> str:
    if value is None:
        return _NO_VALUE
    if value is True or value is False:
        return "t" if value else "f"
    return value.isoformat() if isinstance(value, date) else str(value)
