"""`manage.py apply_retention`: delete everything whose time is over, and say how much that was."""

from typing import Any

from django.core.management.base import BaseCommand

from commonplatform.accounts.types import system_actor
from commonplatform.retention.rules import period_of
from commonplatform.retention.services import apply_retention


class Command(BaseCommand):
    help = "Delete what has been kept for its configured period; prints one line per kind."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, count in apply_retention(actor=system_actor("Retention")).items():
            self.stdout.write(f"{name}: {count} deleted (kept for {period_of(name)})")
