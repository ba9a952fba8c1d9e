"""The results of the story: received from the court's system, then told by the morning's run."""

from contextlib import suppress
from datetime import date, time, timedelta

from django.conf import settings

from cases.results.services import import_result, send_results
from cases.results.services.import_result import ResultRefused
from cases.results.services.send_results import RunOptions
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor
from commonplatform.demonstration.court_result import court_result
from commonplatform.demonstration.dates import moment, the_clock_at
from commonplatform.demonstration.told import cases, rows

COURT_SYSTEM, RESULTS = system_actor("Results feed"), system_actor("Results")


def tell_results(*, today: date) -> None:
    """Each result once: one that was mailed already is refused, as it would be from a court."""
    told = {case.reference: case for case in cases()}
    for row in sorted(rows("results"), key=lambda row: -int(row["days_ago"])):
        days_ago = int(row["days_ago"])
        value = court_result(told[row["reference"]], row, decided_on=today - timedelta(days=days_ago))
        with (
            the_clock_at(moment(today, days_ago, time(15, 30))),
            suppress(ResultRefused),
            task_scope(purpose=Purpose.RESULTS),
        ):
            import_result(actor=COURT_SYSTEM, value=value)
        with the_clock_at(moment(today, days_ago, time(16))):
            send_results(actor=RESULTS, options=RunOptions(report_to=(settings.SERVICE_MAILBOX,)))
