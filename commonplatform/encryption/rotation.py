"""Put every envelope and every blind index under the present key, while the service runs.

Rows are taken in the order of their key, some hundred at a time, each batch its own transaction; a
row that is changed meanwhile is left to its new value, which is under the present key already. What
an interrupted run did stays done, and the next run finds only the rest.
"""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import connection, models

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.encryption.blind_index import IndexedColumn, present_index_id
from commonplatform.encryption.envelope import HEADER_BYTES, rewrap
from commonplatform.encryption.fields import ENCRYPTED
from commonplatform.encryption.history import without_history
from commonplatform.encryption.keys import ID_BYTES, present_key


@dataclass(frozen=True, slots=True)
class Column:
    """One encrypted column of one table; `is_text` where bytes stand as base64, in a table of Django's own."""

    table: str
    key: str
    name: str
    is_text: bool = False

    def stored(self, of: str = "t") -> str:
        """The envelope, as SQL."""
        return f"decode({of}.{self.name}, 'base64')" if self.is_text else f"{of}.{self.name}"

    def front(self) -> str:
        """What stands before the sealed value, as SQL; no bytes where there is none."""
        return f"coalesce(substring({self.stored()} FROM 1 FOR {HEADER_BYTES}), ''::bytea)"

    def with_new_front(self) -> str:
        """The column with the front of `new`, as SQL."""
        envelope = f"{self.stored('new')} || substring({self.stored()} FROM {HEADER_BYTES + 1})"
        return f"translate(encode({envelope}, 'base64'), E'\\n', '')" if self.is_text else envelope

    def written(self, front: bytes) -> str:
        """A front as the column is given it in JSON."""
        return base64.b64encode(front).decode() if self.is_text else f"\\x{front.hex()}"

    def __str__(self) -> str:
        return f"{self.table}.{self.name}"


@dataclass(frozen=True, slots=True)
class SealedTable:
    """A table with its encrypted columns: a row is written once, however many of them it has."""

    name: str
    key: str
    columns: tuple[Column, ...]


SESSIONS = Column("django_session", "session_key", "session_data", is_text=True)


def encrypted_columns() -> Iterator[Column]:
    """Every encrypted column of the service, history and sessions included."""
    for model in sorted(apps.get_models(include_auto_created=True), key=lambda model: model._meta.db_table):
        for field in model._meta.local_fields:
            if isinstance(field, ENCRYPTED) and _is_stored(model):
                yield Column(model._meta.db_table, str(model._meta.pk.column), str(field.column))
    yield SESSIONS


def sealed_tables() -> Iterator[SealedTable]:
    """The same by table."""
    for name, columns in groupby(encrypted_columns(), key=lambda column: column.table):
        together = tuple(columns)
        yield SealedTable(name, together[0].key, together)


def envelopes_by_state(column: Column) -> tuple[int, int]:
    """How many values stand under the present key, and how many under an older one."""
    with task_scope(purpose=Purpose.KEY_ROTATION), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FILTER (WHERE {_is_present(column)}), count(*) FILTER (WHERE NOT {_is_present(column)})"
            f" FROM {column.table} t WHERE octet_length(t.{column.name}) > 0",
            [present_key().id, present_key().id],
        )
        row = cursor.fetchone()
    return row[0], row[1]


def outdated_indexes(column: IndexedColumn) -> int:
    """How many blind indexes stand under an older key."""
    with task_scope(purpose=Purpose.KEY_ROTATION), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM {column.table} t WHERE {column.outdated}", [column.marker(present_index_id())]
        )
        return int(cursor.fetchone()[0])


def rotate_table(table: SealedTable, *, batch: int) -> Iterator[int]:
    """Rewrap the table's rows batch by batch; yields how many rows each batch took on."""
    after: Any = None
    while True:
        taken, after = _rotate_batch(table, after, batch)
        if after is None:
            return
        yield taken


def refill_index(column: IndexedColumn, *, batch: int) -> Iterator[int]:
    """Make the indexes anew batch by batch; yields how many each batch took on."""
    after: Any = None
    while True:
        taken, after = _refill_batch(column, after, batch)
        if after is None:
            return
        yield taken


def _refill_batch(column: IndexedColumn, after: Any, batch: int) -> tuple[int, Any]:
    beyond, parameters = (f" AND t.{column.key} > %s", [after]) if after is not None else ("", [])
    with task_scope(purpose=Purpose.KEY_ROTATION), connection.cursor() as cursor:
        cursor.execute(
            f"{column.rows} AND {column.outdated}{beyond} ORDER BY t.{column.key} LIMIT {batch:d}",
            [column.marker(present_index_id()), *parameters],
        )
        rows = cursor.fetchall()
        if not rows:
            return 0, None
        taken = _write(
            cursor,
            column.table,
            column.key,
            assigned={column.name: f"new.{column.name}"},
            unchanged=[f"t.{column.name} = old.{column.name}"],
            rows=[
                (key, {column.name: _plain(index)}, {column.name: _plain(column.refill(*needed))})
                for key, index, *needed in rows
            ],
        )
        return taken, rows[-1][0]


def _plain(index: bytes | str) -> str:
    return index if isinstance(index, str) else f"\\x{bytes(index).hex()}"


def _rotate_batch(table: SealedTable, after: Any, batch: int) -> tuple[int, Any]:
    with task_scope(purpose=Purpose.KEY_ROTATION), connection.cursor() as cursor:
        cursor.execute(*_old_fronts(table, after, batch))
        rows = [(key, [bytes(front) for front in fronts]) for key, *fronts in cursor.fetchall()]
        if not rows:
            return 0, None
        taken = _write(
            cursor,
            table.name,
            table.key,
            assigned={column.name: column.with_new_front() for column in table.columns},
            unchanged=[f"{column.front()} = {column.stored('old')}" for column in table.columns],
            rows=[(key, _written(table, fronts), _written(table, _new_fronts(table, fronts))) for key, fronts in rows],
        )
        return taken, rows[-1][0]


def _written(table: SealedTable, fronts: list[bytes]) -> dict[str, str]:
    return {column.name: column.written(front) for column, front in zip(table.columns, fronts, strict=True)}


def _write(
    cursor: Any,
    table: str,
    key: str,
    *,
    assigned: dict[str, str],
    unchanged: list[str],
    rows: list[tuple[Any, dict[str, str], dict[str, str]]],
) -> int:
    """One UPDATE for a batch of (key, old, new), planned once; how many rows were still as they had been read."""
    old, new = ([{key: str(row[0]), **row[which]} for row in rows] for which in (1, 2))
    with without_history(cursor, table):
        cursor.execute(
            f"UPDATE {table} t SET {', '.join(f'{name} = {value}' for name, value in assigned.items())}"
            f" FROM json_populate_recordset(null::{table}, %s) old"
            f" JOIN json_populate_recordset(null::{table}, %s) new USING ({key})"
            f" WHERE t.{key} = old.{key} AND {' AND '.join(unchanged)}",
            [json.dumps(old), json.dumps(new)],
        )
        return int(cursor.rowcount)


def _new_fronts(table: SealedTable, fronts: list[bytes]) -> list[bytes]:
    """What was sealed together stays together; what is blank or under the present key stays as it is."""
    made: dict[bytes, bytes] = {}
    present = present_key().id
    for column, front in zip(table.columns, fronts, strict=True):
        if front not in made:
            is_done = not front or front[1 : 1 + ID_BYTES] == present
            made[front] = front if is_done else rewrap(front, about=column.name)
    return [made[front] for front in fronts]


def _old_fronts(table: SealedTable, after: Any, batch: int) -> tuple[str, list[Any]]:
    beyond, parameters = (f" AND t.{table.key} > %s", [after]) if after is not None else ("", [])
    fronts = ", ".join(column.front() for column in table.columns)
    is_old = " OR ".join(
        f"(octet_length(t.{column.name}) > 0 AND NOT {_is_present(column)})" for column in table.columns
    )
    return (
        f"SELECT t.{table.key}, {fronts} FROM {table.name} t WHERE ({is_old}){beyond}"
        f" ORDER BY t.{table.key} LIMIT {batch:d}",
        [*[present_key().id] * len(table.columns), *parameters],
    )


def _is_present(column: Column) -> str:
    return f"substring({column.stored()} FROM 2 FOR {ID_BYTES}) = %s"


def _is_stored(model: type[models.Model]) -> bool:
    return bool(model._meta.managed) and not model._meta.proxy and not model._meta.abstract
