"""For migrations: turn a column of readable values into one of envelopes, rows that are there included."""

from collections.abc import Iterator
from typing import Any

from django.db import migrations

from commonplatform.encryption.envelope import seal
from commonplatform.encryption.fields import EncryptedJSONField
from commonplatform.encryption.history import without_history

BATCH = 500


class SealField(migrations.AlterField):
    """`AlterField` from a text or JSON field to an encrypted one. There is no way back."""

    reversible = False

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        meta = to_state.apps.get_model(app_label, self.model_name)._meta
        field = meta.get_field(self.name)
        seal_column(
            schema_editor,
            table=meta.db_table,
            key=meta.pk.column,
            column=field.column,
            blank_json=isinstance(field, EncryptedJSONField) and field.blank,
        )


def seal_column(schema_editor: Any, *, table: str, key: str, column: str, blank_json: bool = False) -> None:
    """Text, a list of texts, JSON or bytes become bytes, each value sealed; with `blank_json` an empty
    list or mapping becomes none. Runs as the owner, in the migration's transaction.

    The space of the readable values is free once the table is vacuumed.
    """
    with schema_editor.connection.cursor() as cursor:
        let_owner_write(cursor, table)
        readable_bytes = _as_bytes(cursor, table, column)
        if blank_json:
            is_blank = f"{_as_text(cursor, table, column)} IN ('[]', '{{}}')"
            readable_bytes = f"CASE WHEN {is_blank} THEN '' ELSE {readable_bytes} END"
        cursor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE bytea USING {readable_bytes}")
        with without_history(cursor, table):
            for rows in _batches(cursor, table, key, column):
                cursor.executemany(
                    f"UPDATE {table} SET {column} = %s WHERE {key} = %s",
                    [(seal(bytes(value), about=column), row) for row, value in rows],
                )
        # The rows are new to this transaction, so their keys wait to be checked; the next change of the table may not.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _batches(cursor: Any, table: str, key: str, column: str) -> Iterator[list[tuple[Any, Any]]]:
    rows: list[tuple[Any, Any]] = []
    while True:
        beyond, parameters = (f"AND {key} > %s", [rows[-1][0]]) if rows else ("", [])
        cursor.execute(
            f"SELECT {key}, {column} FROM {table} WHERE octet_length({column}) > 0 {beyond}"
            f" ORDER BY {key} LIMIT {BATCH}",
            parameters,
        )
        rows = cursor.fetchall()
        if not rows:
            return
        yield rows


def let_owner_write(cursor: Any, table: str) -> None:
    """Row security off for the owner; `prepare_database`, which runs after every migration, puts it back."""
    cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")


def _as_bytes(cursor: Any, table: str, column: str) -> str:
    kind = _kind(cursor, table, column)
    return column if kind == "bytea" else f"convert_to({_as_text(cursor, table, column)}, 'UTF8')"


def _as_text(cursor: Any, table: str, column: str) -> str:
    return f"to_json({column})::text" if _kind(cursor, table, column) == "ARRAY" else f"{column}::text"


def _kind(cursor: Any, table: str, column: str) -> str:
    cursor.execute(
        "SELECT data_type FROM information_schema.columns WHERE table_schema = current_schema()"
        " AND table_name = %s AND column_name = %s",
        [table, column],
    )
    return str(cursor.fetchone()[0])
