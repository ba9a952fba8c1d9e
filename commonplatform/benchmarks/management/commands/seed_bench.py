"""`manage.py seed_bench --cases N`: many cases, fast, for the benchmarks."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from commonplatform.benchmarks.fill import fill


class Command(BaseCommand):
    help = "Fill the database with N generated cases (a million in under fifteen minutes)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=int, default=10_000)

    def handle(self, *args: Any, **options: Any) -> None:
        fill(options["cases"], self.stdout.write)
