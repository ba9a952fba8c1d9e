"""For migrations: turn a column of readable values into one of envelopes, rows that are there included."""

from typing import Any

from django.db import migrations

from commonplatform.encryption.envelope import seal
from commonplatform.encryption.history import without_history

BATCH = 500


class SealField(migrations.AlterField):
    """`AlterField` from a text or JSON field to an encrypted one. There is no way back."""

    reversible = False

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        meta = to_state.apps.get_model(app_label, self.model_name)._meta
        column = meta.get_field(self.name).column
        seal_column(schema_editor, table=meta.db_table, key=meta.pk.column, column=column)


def seal_column(schema_editor: Any, *, table: str, key: str, column: str) -> None:
    """Text or JSON becomes bytes, each value sealed. Runs as the owner, in the migration's transaction.

    Row security is switched off for the owner; `prepare_database`, which runs after every
    migration, puts it back. The space of the readable values is free once the table is vacuumed.
    """
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        cursor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE bytea USING convert_to({column}::text, 'UTF8')")
        cursor.execute(f"SELECT {key}, {column} FROM {table} WHERE octet_length({column}) > 0")
        readable = cursor.fetchall()
        with without_history(cursor, table):
            for start in range(0, len(readable), BATCH):
                cursor.executemany(
                    f"UPDATE {table} SET {column} = %s WHERE {key} = %s",
                    [(seal(bytes(value), about=column), row) for row, value in readable[start : start + BATCH]],
                )
