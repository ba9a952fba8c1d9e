"""`manage.py export_audit FILE --since DAY --until DAY --who NAME --reason WHY`: events as lines of JSON."""

import os
from argparse import ArgumentParser
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from commonplatform.accounts.types import system_actor
from commonplatform.audit.services.export_events import export_events


class Command(BaseCommand):
    help = (
        "Write the events of some days (both included), or of one case in them, to a new file that only you can read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--since", type=date.fromisoformat, required=True, help="2026-11-01")
        parser.add_argument("--until", type=date.fromisoformat, required=True, help="2026-11-30")
        parser.add_argument("--case", type=UUID, help="the id in the address of the case")
        parser.add_argument("--who", required=True, help="who asked for it")
        parser.add_argument("--reason", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            descriptor = os.open(options["file"], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise CommandError(f"{options['file']} is there already.") from None
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            number = export_events(
                actor=system_actor(options["who"]),
                since=_begin(options["since"]),
                until=_begin(options["until"] + timedelta(days=1)),
                case_id=options["case"],
                reason=options["reason"],
                to=file,
            )
        self.stdout.write(f"{number} events written to {options['file']}.")


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
