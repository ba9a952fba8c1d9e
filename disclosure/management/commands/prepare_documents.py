"""`manage.py prepare_documents`: make reading copies and take out the text of every document that has none.

Says how far it is, can be stopped and begun again at any time, and may run beside the workers. `--failed` also tries
what could not be opened before, such as after another converter was installed. Exit status 1 while anything is left.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from disclosure.services.prepare_all import Prepared, prepare_all

SAY_EVERY = 50


class Command(BaseCommand):
    help = "Make every document ready for reading and searching that is not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--failed", action="store_true", help="also what could not be opened when it was tried")

    def handle(self, *args: Any, **options: Any) -> None:
        counts = Prepared()
        for counts in prepare_all(failed_too=options["failed"]):
            if counts.done % SAY_EVERY == 0:
                self.stdout.write(f"{counts.done} documents so far, {counts.ready} ready")
        self.stdout.write(
            f"{counts.done} documents: {counts.ready} ready, {counts.waiting} wait for a converter,"
            f" {counts.failed} cannot be opened, {counts.damaged} missing or changed in the store"
        )
        if counts.done > counts.ready:
            sys.exit(1)
