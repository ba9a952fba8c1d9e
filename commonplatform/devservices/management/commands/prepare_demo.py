"""`manage.py prepare_demo`: everything between running services and a running demo, in one process."""

import io
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Migrate, prepare the roles, make the bucket and, where there is none, the demonstration data"
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self._quietly("migrations", "migrate", interactive=False, verbosity=0)
        self._quietly("roles, grants and row security", "prepare_database")
        self._quietly("bucket for documents", "ensure_bucket")
        begun = time.monotonic()
        call_command("seed_demo", "--if-empty", stdout=self.stdout, stderr=self.stderr)
        self._say("demonstration data", begun)

    def _quietly(self, title: str, command: str, **options: Any) -> None:
        begun = time.monotonic()
        call_command(command, stdout=io.StringIO(), **options)
        self._say(title, begun)

    def _say(self, title: str, begun: float) -> None:
        self.stdout.write(f"  {title} ({time.monotonic() - begun:.1f} s)")
        self.stdout.flush()
