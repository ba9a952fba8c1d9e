"""`manage.py who_was_affected --from … --until …`: every case, document and reader of a time with a fault."""

import time
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from commonplatform.accounts.types import system_actor
from disclosure.selectors.affected import PARTS
from disclosure.services.find_affected import affected_now, note_affected_listed
from disclosure.types import FaultWindow


class Command(BaseCommand):
    help = (
        "List who was affected by a fault, as CSV; times without a zone are London's. That it was asked is on record."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="begins", required=True, help="2026-11-29T08:00")
        parser.add_argument("--until", dest="ends", required=True, help="2026-11-29T12:30")
        parser.add_argument("--document", type=UUID, help="only this document")
        parser.add_argument("--organisation", type=UUID, help="only readers of this organisation")
        parser.add_argument("--part", choices=PARTS, default="", help="only documents, or only case files")
        parser.add_argument("--reason", required=True, help="why it is asked")
        parser.add_argument("--file", type=Path, help="where the list goes; without it only the numbers are said")

    def handle(self, *args: Any, **options: Any) -> None:
        window = FaultWindow(
            _instant(options["begins"]),
            _instant(options["ends"]),
            options["document"],
            options["organisation"],
            options["part"],
        )
        if window.begins_at >= window.ends_at:
            raise CommandError("The window must end after it begins.")
        started = time.monotonic()
        note_affected_listed(actor=system_actor("Command line"), window=window, reason=options["reason"])
        content, counted = affected_now(window)
        if options["file"]:
            options["file"].write_bytes(content)
        self.stdout.write(
            f"{len(counted.cases)} cases, {len(counted.documents)} documents, {len(counted.readers)} readers,"
            f" {counted.lines} lines, {time.monotonic() - started:.1f} s"
        )


def _instant(text: str) -> datetime:
    try:
        read = parse_datetime(text)
    except ValueError:
        read = None
    if read is None:
        raise CommandError(f"{text!r} is no date and time such as 2026-11-29T08:00.")
    return read if read.tzinfo else timezone.make_aware(read)
