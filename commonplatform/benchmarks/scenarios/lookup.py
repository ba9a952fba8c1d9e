"""S-09: finding one case by reference and postcode takes no longer with more cases: against one indexed SELECT."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import cycle

from django.db import connection

from cases.selectors import find_for_plea
from commonplatform.accounts.database_scope import database_scope, task_scope
from commonplatform.accounts.types import DatabaseRole, Purpose
from commonplatform.benchmarks.figures import Figure, at_most, interleaved_medians
from commonplatform.benchmarks.fill import POSTCODE

SAMPLES, MOST = 1000, 5.0
_HELD = "SELECT reference FROM cases_case WHERE reference LIKE 'BENCH%%' ORDER BY id LIMIT %s"
_FLOOR = "SELECT id, status FROM cases_case WHERE reference = %s"
_DEFENCE = "SELECT case_id, defendant_id FROM find_defendant_for_defence(%s, %s, %s, %s)"


def run(say: Callable[[str], None]) -> list[Figure]:
    """Needs `seed_bench` first."""
    held = cycle(_references())
    say(f"S-09: {SAMPLES} lookups of each kind, in turns with one indexed SELECT")
    with database_scope(role=DatabaseRole.CITIZEN):
        floor, right, wrong, short = interleaved_medians(
            lambda: _ask(_FLOOR, [next(held)]),
            lambda: _find(next(held), POSTCODE),
            lambda: _find(next(held), "ZZ99 9ZZ"),
            lambda: _find(next(held).removeprefix("BENCH"), POSTCODE),
            rounds=SAMPLES,
        )
    with database_scope(role=DatabaseRole.WEB, principals=[]):
        floor_of_web, defence = interleaved_medians(
            lambda: _ask(_FLOOR, [next(held)]),
            lambda: _ask(_DEFENCE, [next(held), "nobody", "nobody", date(1900, 1, 1)]),
            rounds=SAMPLES,
        )
    return [
        at_most("S-09 lookup, right postcode, to one indexed SELECT", floor, right, MOST),
        at_most("S-09 lookup, wrong postcode, to one indexed SELECT", floor, wrong, MOST),
        at_most("S-09 lookup, digits only, to one indexed SELECT", floor, short, MOST),
        at_most("S-09 search by a firm, to one indexed SELECT", floor_of_web, defence, MOST),
    ]


def _references() -> list[str]:
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute(_HELD, [SAMPLES])
        return [row[0] for row in cursor.fetchall()]


def _find(reference: str, postcode: str) -> object:
    return find_for_plea(reference=reference, postcode=postcode, born_on=None)


def _ask(sql: str, parameters: Sequence[str | date]) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
