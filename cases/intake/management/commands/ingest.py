"""`manage.py ingest PATH…`: take in messages of police and prosecutors from files."""

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from errno import EINVAL
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.intake.receipts import IntakeReceipt, RawMessage
from cases.intake.services import receive_messages
from cases.intake.states import IntakeState
from cases.intake.strict_json import storable
from commonplatform.accounts.types import system_actor

FEED = "Prosecution feed"
SUFFIXES = frozenset({".xml", ".json"})
MANY = 500
MOST_PLACES = 3
_WORDS = {
    IntakeState.ACCEPTED: "accepted",
    IntakeState.REJECTED: "refused",
    IntakeState.IN_ERROR_QUEUE: "held in error queue",
    IntakeState.PARKED_FOR_SUMMONS: "parked for summons",
    IntakeState.HELD: "waiting for an earlier message",
    IntakeState.DUPLICATE: "duplicate",
    IntakeState.NOTED: "noted",
}


class Command(BaseCommand):
    help = "Take in prosecutions from files or folders: one line per message, status 1 when any was refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a message, or a folder of them")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        files = list(_files(options["paths"]))
        if not files:
            raise CommandError("No .xml or .json file was found there.", returncode=2)
        outcomes: Counter[str] = Counter()
        for receipt in receive_messages(actor=system_actor(FEED), messages=self._messages(files, outcomes)):
            outcomes[_WORDS[receipt.state]] += 1
            self.stdout.write(line_of(receipt))
            self._progress(outcomes.total(), len(files))
        self.stdout.write(_summary(outcomes, time.monotonic() - started))
        if outcomes[_WORDS[IntakeState.REJECTED]] or outcomes[_WORDS[IntakeState.IN_ERROR_QUEUE]]:
            sys.exit(1)

    def _messages(self, files: list[Path], outcomes: Counter[str]) -> Iterator[RawMessage]:
        for path in files:
            try:
                raw = _read(path)
            except OSError as error:
                outcomes[_WORDS[IntakeState.REJECTED]] += 1
                self.stdout.write(f"refused  MESSAGE_UNREADABLE  {printable(path.name)}  {error.strerror}")
            else:
                yield RawMessage(raw=raw, source_name=storable(path.name), received_at=timezone.now())

    def _progress(self, done: int, total: int) -> None:
        if total > MANY and done % MANY == 0:
            self.stderr.write(f"{done:,} of {total:,} messages")


def line_of(receipt: IntakeReceipt) -> str:
    """What the operator reads of one message."""
    warnings = [code for code in receipt.codes if code not in receipt.refusing_codes]
    parts = [_WORDS[receipt.state]]
    if receipt.is_refused:
        parts.append(" ".join(receipt.refusing_codes or receipt.codes) + _places(receipt))
    parts.append(printable(receipt.reference) or "(no reference)")
    if receipt.state is IntakeState.ACCEPTED or receipt.defendants_added:
        count = receipt.defendants_added
        parts.append(f"{count} defendant{'' if count == 1 else 's'}")
    if receipt.defendants_known:
        parts.append(f"{receipt.defendants_known} already on the case")
    if warnings and not receipt.is_refused:
        parts.append("warnings " + " ".join(warnings))
    parts.append(printable(receipt.source_name))
    return "  ".join(parts)


def _places(receipt: IntakeReceipt) -> str:
    """Where a document departs from its schema; paths name fields, never people."""
    places = [value.key for found in receipt.problems for value in found.values if "/" in value.key]
    if not places:
        return ""
    more = len(places) - MOST_PLACES
    shown = ", ".join(printable(place) for place in places[:MOST_PLACES])
    return f" at {shown} and {more} more" if more > 0 else f" at {shown}"


def printable(text: str) -> str:
    """A text of unknown origin that can do no harm on a terminal."""
    return "".join(character if character.isprintable() else "?" for character in storable(text))


def _read(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise OSError(EINVAL, "Not a file")
    with path.open("rb") as file:
        return file.read(settings.INTAKE_LARGEST_BYTES + 1)


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES and each.is_file())
        else:
            yield path


def _summary(outcomes: Counter[str], seconds: float) -> str:
    counted = ", ".join(f"{number:,} {word}" for word, number in outcomes.most_common())
    total = outcomes.total()
    return f"{total:,} message{'' if total == 1 else 's'} in {seconds:.1f} s: {counted}"
