"""`manage.py load_reference`: code lists, prosecuting authorities and offences from the files of the service."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from commonplatform.reference.services.load_reference import load_reference


class Command(BaseCommand):
    help = "Add the reference data that is missing; running it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--overwrite", action="store_true", help="also put changed rows back to what the files say")

    def handle(self, *args: Any, **options: Any) -> None:
        for loaded in load_reference(overwrite=options["overwrite"]):
            self.stdout.write(
                f"{loaded.file}: {loaded.added} added, {loaded.changed} changed, {loaded.kept} left as they are"
            )
