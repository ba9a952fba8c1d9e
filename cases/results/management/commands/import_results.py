"""`manage.py import_results PATH…`: take in results of court systems from JSON files."""

from typing import Any

from cases.intake.management.json_feed import JsonFeedCommand
from cases.results.services import import_result
from cases.results.services.import_result import ResultRefused
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor

SENDER = system_actor("Results feed")


class Command(JsonFeedCommand):
    help = "Take in results from JSON files or folders: one line per result, status 1 when any was refused."
    many = "results"

    def take_in(self, place: str, value: Any) -> bool:
        try:
            with task_scope(purpose=Purpose.RESULTS):
                result_id = import_result(actor=SENDER, value=value)
        except ResultRefused as refused:
            self.stdout.write(f"{place}: refused, {refused.code}")
            for fault in refused.faults:
                self.stdout.write(f"    {fault}")
            return False
        self.stdout.write(f"{place}: taken in as {result_id}")
        return True
