"""S-09: how long the lookup takes tells nobody whether a reference is held."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from uuid import uuid4

from django.db import connection, transaction

from commonplatform.accounts.database_scope import database_scope, task_scope
from commonplatform.accounts.types import CITIZEN, DatabaseRole, Purpose
from commonplatform.benchmarks.figures import Figure, interleaved_medians
from pleas.services import open_case
from pleas.types import LookupDetails

SAMPLES = 1000
MOST_MILLISECONDS = 10.0
NOBODY_LIVES_HERE = "ZZ99 9ZZ"
_HELD = "SELECT reference FROM cases_case ORDER BY id LIMIT %s"


def run(say: Callable[[str], None]) -> list[Figure]:
    """Needs `seed_bench` first. Medians of 1,000 lookups of each kind, which take turns; nothing is kept."""
    say(f"S-09: {SAMPLES} lookups each of held, unknown and malformed references with a wrong factor")
    held, unknown, malformed = _held(), _unknown(), _malformed()
    medians = interleaved_medians(
        lambda: _look_up(next(held)),
        lambda: _look_up(next(unknown)),
        lambda: _look_up(next(malformed)),
        rounds=SAMPLES,
    )
    apart = max(medians) - min(medians)
    return [
        Figure(
            "S-09 wrong factor, unknown, malformed: medians apart",
            min(medians),
            max(medians),
            max(medians) / min(medians),
            f"≤ {MOST_MILLISECONDS:g} ms",
            apart <= MOST_MILLISECONDS,
        )
    ]


def _held() -> Iterator[str]:
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute(_HELD, [SAMPLES + 1])
        references = [row[0] for row in cursor.fetchall()]
    return iter(references)


def _unknown() -> Iterator[str]:
    return (f"99ZZ{number:09d}" for number in count())


def _malformed() -> Iterator[str]:
    return (f"é{number:012d}" for number in count())


def _look_up(reference: str) -> None:
    """One attempt in a browser and from an address of its own, rolled back: no lock, no traces."""
    details = LookupDetails(
        reference=reference,
        postcode=NOBODY_LIVES_HERE,
        born_on=date(1900, 1, 2),
        session=uuid4().hex,
        address=uuid4().hex,
    )
    with database_scope(role=DatabaseRole.CITIZEN):
        open_case(actor=CITIZEN, details=details)
        transaction.set_rollback(True)
