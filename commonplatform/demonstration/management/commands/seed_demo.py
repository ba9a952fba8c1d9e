"""`manage.py seed_demo`: fill the database with the demonstration world."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from commonplatform.demonstration.credentials import refuse_production
from commonplatform.demonstration.services.seed_demo import is_told, seed_demo
from commonplatform.demonstration.services.tell_case import StoryRefused


class Command(BaseCommand):
    help = "Courts, people and more than 60 cases at every stage; what is there already stays."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when the story is there already")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_production()
        if options["if_empty"] and is_told():
            return
        begun = time.monotonic()
        try:
            seed_demo(lambda what: self._say(f"    {what}"))
        except StoryRefused as refusal:
            raise CommandError(f"{refusal.reference} was refused: {refusal.why}") from refusal
        self._say(f"    told in {time.monotonic() - begun:.0f} s")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
