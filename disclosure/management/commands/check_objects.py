"""`manage.py check_objects`: does the store hold exactly the documents on record, unchanged?

One line per fault (`missing`, `changed`, `orphan`); exit status 1 when a document is missing or
changed. `--sweep` removes orphans that are older than any running upload.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from disclosure.services.check_objects import damaged_documents, orphans, sweep_orphans


class Command(BaseCommand):
    help = "Compare every document on record with the object store."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sweep", action="store_true", help="remove old objects that no document names")

    def handle(self, *args: Any, **options: Any) -> None:
        damaged = list(damaged_documents())
        for fault in damaged:
            self.stdout.write(f"{fault.kind} {fault.material_id} {fault.key}")
        swept = sweep_orphans() if options["sweep"] else 0
        waiting = list(orphans())
        for fault in waiting:
            self.stdout.write(f"{fault.kind} - {fault.key}")
        self.stdout.write(
            f"{len(damaged)} documents missing or changed, {len(waiting)} objects without a document, {swept} swept"
        )
        if damaged:
            sys.exit(1)
