"""Put every envelope under the present key, while the service runs.

Rows are taken in the order of their key, some hundred at a time, each batch its own transaction; a
row that is changed meanwhile is left to its new value, which is under the present key already. What
an interrupted run did stays done, and the next run finds only the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.encryption.envelope import present_front, rewrap
from commonplatform.encryption.fields import EncryptedJSONField, EncryptedTextField
from commonplatform.encryption.history import without_history


@dataclass(frozen=True, slots=True)
class Column:
    """One encrypted column of one table."""

    table: str
    key: str
    name: str

    def __str__(self) -> str:
        return f"{self.table}.{self.name}"


def encrypted_columns() -> Iterator[Column]:
    """Every encrypted column of the service, history included."""
    for model in sorted(apps.get_models(include_auto_created=True), key=lambda model: model._meta.db_table):
        for field in model._meta.local_fields:
            if isinstance(field, (EncryptedTextField, EncryptedJSONField)) and _is_stored(model):
                yield Column(model._meta.db_table, str(model._meta.pk.column), str(field.column))


def envelopes_by_state(column: Column) -> tuple[int, int]:
    """How many values stand under the present key, and how many under an older one."""
    with task_scope(purpose=Purpose.KEY_ROTATION), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FILTER (WHERE {_is_present(column)}), count(*) FILTER (WHERE NOT {_is_present(column)})"
            f" FROM {column.table} WHERE octet_length({column.name}) > 0",
            [present_front(), present_front()],
        )
        row = cursor.fetchone()
    return row[0], row[1]


def rotate_column(column: Column, *, batch: int) -> Iterator[int]:
    """Rewrap the column batch by batch; yields how many values each batch took on."""
    after: Any = None
    while True:
        taken, after = _rotate_batch(column, after, batch)
        if after is None:
            return
        yield taken


def _rotate_batch(column: Column, after: Any, batch: int) -> tuple[int, Any]:
    with task_scope(purpose=Purpose.KEY_ROTATION), connection.cursor() as cursor:
        cursor.execute(*_old_envelopes(column, after, batch))
        rows = [(key, bytes(envelope)) for key, envelope in cursor.fetchall()]
        if not rows:
            return 0, None
        with without_history(cursor, column.table):
            cursor.executemany(
                f"UPDATE {column.table} SET {column.name} = %s WHERE {column.key} = %s AND {column.name} = %s",
                [(rewrap(envelope, about=column.name), key, envelope) for key, envelope in rows],
            )
            taken = cursor.rowcount
        return taken, rows[-1][0]


def _old_envelopes(column: Column, after: Any, batch: int) -> tuple[str, list[Any]]:
    beyond, parameters = (f" AND {column.key} > %s", [after]) if after is not None else ("", [])
    return (
        f"SELECT {column.key}, {column.name} FROM {column.table}"
        f" WHERE octet_length({column.name}) > 0 AND NOT {_is_present(column)}{beyond}"
        f" ORDER BY {column.key} LIMIT {batch:d}",
        [present_front(), *parameters],
    )


def _is_present(column: Column) -> str:
    return f"substring({column.name} FROM 1 FOR {len(present_front())}) = %s"


def _is_stored(model: type[models.Model]) -> bool:
    return bool(model._meta.managed) and not model._meta.proxy and not model._meta.abstract
