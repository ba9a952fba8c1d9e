"""`manage.py import_results PATH…`: take in results of court systems from JSON files."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.intake.exceptions import MessageRefused
from cases.intake.strict_json import parse_json
from cases.results.services import import_result
from cases.results.services.import_result import ResultRefused
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor

SENDER = system_actor("Results feed")


class Command(BaseCommand):
    help = "Take in results from JSON files or folders: one line per result, status 1 when any was refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder of them")

    def handle(self, *args: Any, **options: Any) -> None:
        files = [file for path in options["paths"] for file in _files(path)]
        if not files:
            raise CommandError("No .json file was found there.", returncode=2)
        outcomes = [self._take_in(file, number, each) for file in files for number, each in enumerate(_read(file), 1)]
        self.stdout.write(f"{sum(outcomes)} taken in, {len(outcomes) - sum(outcomes)} refused.")
        if not all(outcomes):
            sys.exit(1)

    def _take_in(self, file: Path, number: int, value: Any) -> bool:
        try:
            with task_scope(purpose=Purpose.RESULTS):
                result_id = import_result(actor=SENDER, value=value)
        except ResultRefused as refused:
            self.stdout.write(f"{file.name} {number}: refused, {refused.code}")
            for fault in refused.faults:
                self.stdout.write(f"    {fault}")
            return False
        self.stdout.write(f"{file.name} {number}: taken in as {result_id}")
        return True


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.json")) if path.is_dir() else [path]


def _read(file: Path) -> list[Any]:
    """The results of a file: `{"results": […]}`, or one result by itself."""
    try:
        value = parse_json(file.read_bytes())
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}", returncode=2) from None
    except MessageRefused as refused:
        raise CommandError(f"{file.name}: {refused}", returncode=1) from None
    many = value.get("results") if isinstance(value, dict) else None
    if isinstance(many, list):
        return list(many)
    return [value]
