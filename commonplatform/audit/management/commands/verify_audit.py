"""`manage.py verify_audit`: prove that no event was changed, removed or added behind the services."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.audit.verification import verify_chains

SHOWN = 50


class Command(BaseCommand):
    help = "Recompute every event's hash chain; exit status 1 and the places when anything is wrong."

    def handle(self, *args: Any, **options: Any) -> None:
        with task_scope(purpose=Purpose.AUDIT_VERIFICATION):
            verification = verify_chains()
        for fault in verification.faults[:SHOWN]:
            self.stderr.write(f"chain {fault.chain_id} event {fault.sequence}: {fault.what}")
        if verification.faults:
            raise CommandError(f"{len(verification.faults)} faults in {verification.events} events.")
        self.stdout.write(f"{verification.events} events in {verification.chains} chains: all as written.")
