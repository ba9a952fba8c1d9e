"""`manage.py rotate_keys`: put every encrypted value under the first of FIELD_ENCRYPTION_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from commonplatform.encryption.rotation import encrypted_columns, envelopes_by_state, rotate_column

BATCH = 500


class Command(BaseCommand):
    help = (
        "Re-encrypt under the present key, in batches, while the service runs. Safe to interrupt and to run again; "
        "when it reports none left, the older keys can be taken out of the settings."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, default=BATCH, help="rows per transaction")
        parser.add_argument("--count", action="store_true", help="only say how much stands under which key")

    def handle(self, *args: Any, **options: Any) -> None:
        left = 0
        for column in encrypted_columns():
            present, older = envelopes_by_state(column)
            if older and not options["count"]:
                older = self._rotate(column, older, options["batch"])
            left += older
            self.stdout.write(f"{column}: {present} under the present key before, {older} left under older ones")
        self.stdout.write(f"{left} values left under older keys.")

    def _rotate(self, column: Any, older: int, batch: int) -> int:
        done = 0
        for taken in rotate_column(column, batch=batch):
            done += taken
            self.stdout.write(f"{column}: {done} of {older}")
        return int(envelopes_by_state(column)[1])
