"""What commands have in common that take in JSON files of a feed: which files, which messages, what is printed."""

import sys
from abc import ABC, abstractmethod
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError

from cases.intake.exceptions import MessageRefused
from cases.intake.strict_json import parse_json


class JsonFeedCommand(BaseCommand, ABC):
    """One line for each message, status 1 when any was refused, 2 when there is nothing to read.

    A file holds one message, or a list of them under the name `many`.
    """

    many: ClassVar[str]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder of them")

    def handle(self, *args: Any, **options: Any) -> None:
        files = [file for path in options["paths"] for file in _files(path)]
        if not files:
            raise CommandError("No .json file was found there.", returncode=2)
        outcomes = [
            self.take_in(f"{file.name} {number}", value)
            for file in files
            for number, value in enumerate(self._messages(file), 1)
        ]
        self.stdout.write(f"{sum(outcomes)} taken in, {len(outcomes) - sum(outcomes)} refused.")
        if not all(outcomes):
            sys.exit(1)

    @abstractmethod
    def take_in(self, place: str, value: Any) -> bool:
        """Take in one message and print what became of it, `place` first; was it taken in?"""

    def _messages(self, file: Path) -> list[Any]:
        try:
            value = parse_json(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}", returncode=2) from None
        except MessageRefused as refused:
            raise CommandError(f"{file.name}: {refused}", returncode=1) from None
        many = value.get(self.many) if isinstance(value, dict) else None
        return list(many) if isinstance(many, list) else [value]


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.json")) if path.is_dir() else [path]
