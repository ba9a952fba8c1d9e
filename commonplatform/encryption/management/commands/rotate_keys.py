"""`manage.py rotate_keys`: put every encrypted value and every blind index under the present key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from commonplatform.encryption.blind_index import indexed_columns
from commonplatform.encryption.rotation import (
    SealedTable,
    encrypted_columns,
    envelopes_by_state,
    outdated_indexes,
    refill_index,
    rotate_table,
    sealed_tables,
)

BATCH = 500


class Command(BaseCommand):
    help = (
        "Re-encrypt under the present key, in batches, while the service runs. Safe to interrupt and to run again; "
        "when it reports none left, the older keys can be taken out of the settings."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, default=BATCH, help="rows per transaction")
        parser.add_argument("--count", action="store_true", help="only say how much stands under which key")

    def handle(self, *args: Any, batch: int, count: bool, **options: Any) -> None:
        before = {column: envelopes_by_state(column) for column in encrypted_columns()}
        if not count:
            for table in sealed_tables():
                if any(before[column][1] for column in table.columns):
                    self._rotate(table, batch)
        left = 0
        for column, (present, older) in before.items():
            now_older = envelopes_by_state(column)[1] if older and not count else older
            left += now_older
            self.stdout.write(f"{column}: {present} under the present key before, {now_older} left under older ones")
        left += self._indexes(batch=batch, count=count)
        self.stdout.write(f"{left} values left under older keys.")

    def _rotate(self, table: SealedTable, batch: int) -> None:
        done = 0
        for taken in rotate_table(table, batch=batch):
            done += taken
            self.stdout.write(f"{table.name}: {done} rows")

    def _indexes(self, *, batch: int, count: bool) -> int:
        left = 0
        for column in indexed_columns():
            older = outdated_indexes(column)
            if older and not count:
                for _taken in refill_index(column, batch=batch):
                    pass
                older = outdated_indexes(column)
            left += older
            self.stdout.write(f"{column}: {older} left under older index keys")
        return left
