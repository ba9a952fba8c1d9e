"""`manage.py tell_evidence`: the evidence and the defence of the demonstration, after everything else is there."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from commonplatform.demonstration.credentials import refuse_production
from commonplatform.demonstration.services.tell_evidence import tell_evidence


class Command(BaseCommand):
    help = "Documents, initial details, bundles, access by name, readings; what is told already stays."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_production()
        begun = time.monotonic()
        told = tell_evidence(self._say)
        self._say(f"{told} acts of the evidence told in {time.monotonic() - begun:.0f} s")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
