"""`manage.py receive_legal_aid PATH…`: take in what the Legal Aid Agency says about applications, from JSON files."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.intake.exceptions import MessageRefused
from cases.intake.strict_json import parse_json
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor
from defence.services import receive_legal_aid

SENDER = system_actor("Legal Aid Agency")


class Command(BaseCommand):
    help = "Take in legal aid statuses and representation orders: one line each, status 1 when any was refused."

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
        with task_scope(purpose=Purpose.LEGAL_AID):
            outcome = receive_legal_aid(actor=SENDER, value=value)
        if outcome.problem is not None:
            self.stdout.write(f"{file.name} {number}: refused, {outcome.problem} {outcome.detail}".rstrip())
            return False
        self.stdout.write(f"{file.name} {number}: taken in as {outcome.reference_id}")
        return True


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.json")) if path.is_dir() else [path]


def _read(file: Path) -> list[Any]:
    """The messages of a file: `{"legal_aid": […]}`, or one by itself."""
    try:
        value = parse_json(file.read_bytes())
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}", returncode=2) from None
    except MessageRefused as refused:
        raise CommandError(f"{file.name}: {refused}", returncode=1) from None
    many = value.get("legal_aid") if isinstance(value, dict) else None
    return list(many) if isinstance(many, list) else [value]
