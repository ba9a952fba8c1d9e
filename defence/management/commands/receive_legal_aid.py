"""`manage.py receive_legal_aid PATH…`: take in what the Legal Aid Agency says about applications, from JSON files."""

from typing import Any

from cases.intake.management.json_feed import JsonFeedCommand
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor
from defence.services import receive_legal_aid

SENDER = system_actor("Legal Aid Agency")


class Command(JsonFeedCommand):
    help = "Take in legal aid statuses and representation orders: one line each, status 1 when any was refused."
    many = "legal_aid"

    def take_in(self, place: str, value: Any) -> bool:
        with task_scope(purpose=Purpose.LEGAL_AID):
            outcome = receive_legal_aid(actor=SENDER, value=value)
        if outcome.problem is not None:
            self.stdout.write(f"{place}: refused, {outcome.problem} {outcome.detail}".rstrip())
            return False
        self.stdout.write(f"{place}: taken in as {outcome.reference_id}")
        return True
