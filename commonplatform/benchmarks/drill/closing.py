"""After all rounds: the checks of the whole, and the table."""

import io
from collections.abc import Sequence

from django.core.management import CommandError, call_command

from commonplatform.benchmarks.drill.counting import effects_not_done, mails_of_nobody, mails_taken
from commonplatform.benchmarks.drill.rounds import Row, percentile_of
from commonplatform.benchmarks.drill.service import RunningService

TRUTH_WITHIN = 60.0
HEADER = (
    f"{'round':<16}{'kills':>6}{'sent':>7}{'acked':>7}{'lost':>6}{'doubled':>9}{'half':>6}{'unacked':>9}"
    f"{'mails':>7}{'next ack p50':>14}{'max':>8}{'seen within':>13}{'p99':>9}{'all done':>10}"
)


def faults_of_the_whole(service: RunningService) -> list[str]:
    """What `verify_audit`, `check_objects`, `check_access`, the effects and the mail server's file have to say."""
    taken = mails_taken(service.mails)
    waiting, failed = effects_not_done()
    counts = {
        "effects still wait": waiting,
        "effects were given up": failed,
        "mails were sent that nobody asked for": mails_of_nobody(taken),
    }
    faults = [f"{count} {what}" for what, count in counts.items() if count]
    return [
        *faults,
        *_faults_of_command("verify_audit"),
        *_faults_of_command("check_objects"),
        *_faults_of_command("check_access"),
    ]


def _faults_of_command(name: str) -> list[str]:
    said = io.StringIO()
    try:
        call_command(name, stdout=said, stderr=said)
    except (CommandError, SystemExit) as error:
        return [f"{name}: {error} {said.getvalue()[:2000]}"]
    return []


def table(rows: Sequence[Row]) -> str:
    """One line per round; times in seconds."""
    return "\n".join([HEADER, *(line_of(row) for row in rows)])


def line_of(row: Row) -> str:
    """The round's line of the table."""
    v = row.verdict
    return (
        f"{row.name:<16}{row.kills:>6}{v.sent:>7}{v.acknowledged:>7}{v.lost:>6}{v.doubled:>9}{v.half_saved:>6}"
        f"{v.saved_unacknowledged:>9}{v.mails_repeated:>7}{percentile_of(row.gaps, 0.5):>14.2f}"
        f"{max(row.gaps, default=0.0):>8.2f}{v.longest_until_seen:>13.2f}"
        f"{percentile_of(row.answer_times, 0.99):>9.3f}{row.done_after:>10.1f}"
    )


def faults(rows: Sequence[Row], of_the_whole: Sequence[str]) -> list[str]:
    """Everything that must not be, in words; the drill fails on any."""
    slow = [
        f"{row.name}: {row.verdict.longest_until_seen:.0f} s until a submitter saw the truth"
        for row in rows
        if row.verdict.longest_until_seen > TRUTH_WITHIN
    ]
    silent = [f"{row.name}: no acknowledgement within {max(row.gaps):.0f} s" for row in rows if _is_silent(row)]
    return [*(fault for row in rows for fault in row.verdict.faults), *slow, *silent, *of_the_whole]


def _is_silent(row: Row) -> bool:
    return max(row.gaps, default=0.0) > TRUTH_WITHIN
