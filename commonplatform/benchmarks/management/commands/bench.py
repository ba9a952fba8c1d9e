"""`manage.py bench`: every figure as a ratio to a floor measured in the same run."""

from argparse import ArgumentParser
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from commonplatform.benchmarks.figures import Figure

SCENARIOS = (
    "case_lists",
    "my_cases",
    "intake",
    "submission",
    "enumeration",
    "lookup",
    "bundles",
    "downloads",
    "first_page",
    "document_search",
    "affected",
    "guessing",
    "canaries",
    "cold_start",
)


class Command(BaseCommand):
    help = "Measure, print each figure as it is known, and exit with status 1 when a goal is missed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("scenarios", nargs="*", default=list(SCENARIOS), help=", ".join(SCENARIOS))

    def handle(self, *args: Any, **options: Any) -> None:
        figures: list[Figure] = []
        self.stdout.write(f"{'scenario':<52}{'floor':>12}{'ours':>12}{'ratio':>9}  {'goal':<12}met")
        for name in options["scenarios"]:
            measured = import_module(f"commonplatform.benchmarks.scenarios.{name}").run(self.stderr.write)
            for figure in measured:
                self.stdout.write(_line(figure))
            figures += measured
        missed = [figure for figure in figures if not figure.met]
        if missed:
            raise CommandError(f"{len(missed)} of {len(figures)} goals missed.")


def _line(f: Figure) -> str:
    floor, ours = f"{f.floor:.2f} {f.unit}", f"{f.ours:.2f} {f.unit}"
    return f"{f.scenario:<52}{floor:>12}{ours:>12}{f.ratio:>9.2f}  {f.goal:<12}{'yes' if f.met else 'NO'}"
