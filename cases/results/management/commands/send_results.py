"""`manage.py send_results`: tell defendants the results that wait. Beat does it every morning."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cases.results.services import send_results
from cases.results.services.send_results import RunOptions
from cases.results.states import SkipReason
from commonplatform.accounts.types import system_actor


class Command(BaseCommand):
    help = "Mail every result that waits, or leave it to the post with a reason. Prints the report."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="decide and print, change nothing")
        parser.add_argument("--to", default="", metavar="ADDRESS", help="on trial: mail to this address instead")
        parser.add_argument("--report-to", action="append", metavar="ADDRESS", help="instead of the service mailbox")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = RunOptions(
            dry_run=options["dry_run"],
            other_recipient=options["to"],
            report_to=tuple(options["report_to"] or [settings.SERVICE_MAILBOX]),
        )
        report = send_results(actor=system_actor("Results"), options=chosen)
        for line in report.lines:
            why = f"by post, {SkipReason(line.skipped).label}" if line.skipped else "by e-mail"
            self.stdout.write(f"{line.reference}: {why}")
        self.stdout.write(f"{report.mailed} by e-mail, {len(report.lines) - report.mailed} by post only.")
