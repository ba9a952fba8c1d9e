"""`manage.py replay_references`: how many of the references that people entered would be found today."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from pleas.figures.services.replay_references import replay_references

AREA = "{:<6} {:>8} {:>10} {:>9}"


class Command(BaseCommand):
    help = "Look up the references entered in the last days again and print, by police area, what came of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=30, help="how far back (30)")

    def handle(self, *args: Any, **options: Any) -> None:
        areas = replay_references(today=timezone.localdate(), days=options["days"])
        self.stdout.write(AREA.format("area", "entered", "held then", "held now"))
        for each in areas:
            self.stdout.write(AREA.format(each.force_code or "none", each.entered, each.held_then, each.held_now))
