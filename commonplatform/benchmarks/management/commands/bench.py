"""`manage.py bench`: every figure as a ratio to a floor measured in the same run."""

from argparse import ArgumentParser
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandError

SCENARIOS = (
    "case_lists",
    "intake",
    "submission",
    "enumeration",
    "lookup",
    "bundles",
    "downloads",
    "document_search",
    "guessing",
    "canaries",
    "cold_start",
)


class Command(BaseCommand):
    help = "Measure, print the table, and exit with status 1 when a goal is missed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("scenarios", nargs="*", default=list(SCENARIOS), help=", ".join(SCENARIOS))

    def handle(self, *args: Any, **options: Any) -> None:
        figures = []
        for name in options["scenarios"]:
            figures += import_module(f"commonplatform.benchmarks.scenarios.{name}").run(self.stderr.write)
        self.stdout.write(f"{'scenario':<52}{'floor':>12}{'ours':>12}{'ratio':>9}  {'goal':<12}met")
        for f in figures:
            floor, ours = f"{f.floor:.2f} {f.unit}", f"{f.ours:.2f} {f.unit}"
            self.stdout.write(
                f"{f.scenario:<52}{floor:>12}{ours:>12}{f.ratio:>9.2f}  {f.goal:<12}{'yes' if f.met else 'NO'}"
            )
        missed = [figure for figure in figures if not figure.met]
        if missed:
            raise CommandError(f"{len(missed)} of {len(figures)} goals missed.")
