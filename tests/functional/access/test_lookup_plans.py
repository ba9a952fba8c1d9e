"""Finding one case reads that case, however many there are: no table is read from end to end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from cases.models import Defendant, Particulars
from cases.selectors import find_for_plea
from commonplatform.accounts.database_scope import database_scope
from commonplatform.accounts.types import DatabaseRole
from commonplatform.benchmarks.fill import POSTCODE, fill

pytestmark = pytest.mark.django_db
CASES, WANTED = 3000, 2346
REFERENCE = f"BENCH{WANTED:08d}"
TABLES = ("cases_case", "cases_defendant", "cases_particulars", "cases_hearing", "cases_hearingdefendant")
BORN = date(1950, 1, 1) + timedelta(days=WANTED)


@pytest.fixture(autouse=True)
def many_cases(db: None) -> None:
    fill(CASES, lambda text: None)
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")


@contextmanager
def nothing_read_from_end_to_end() -> Iterator[None]:
    before = _sequential_scans()
    yield
    assert _sequential_scans() == before


def _sequential_scans() -> dict[str, int]:
    """By table, within this transaction, whoever's function read it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, seq_scan FROM pg_stat_xact_user_tables WHERE relname = ANY (%s)", [list(TABLES)]
        )
        return dict(cursor.fetchall())


@pytest.mark.parametrize(
    ("reference", "postcode", "is_found"),
    [
        (REFERENCE, POSTCODE, True),
        (REFERENCE.removeprefix("BENCH"), "ab1 2cd", True),
        (REFERENCE, "ZZ99 9ZZ", False),
        ("BENCH99999999", POSTCODE, False),
        ("é", POSTCODE, False),
    ],
)
def test_a_citizens_lookup_reads_no_table_from_end_to_end(reference: str, postcode: str, is_found: bool) -> None:
    with database_scope(role=DatabaseRole.CITIZEN), nothing_read_from_end_to_end():
        found = find_for_plea(reference=reference, postcode=postcode, born_on=BORN)
    assert (found is not None) is is_found
    if found is not None:
        assert Particulars.objects.get(pk=found.defendant_id).postcode == POSTCODE


def test_a_firms_search_reads_no_table_from_end_to_end() -> None:
    known = Defendant.objects.get(case__reference=REFERENCE, position=1)
    with database_scope(role=DatabaseRole.WEB, principals=[]), nothing_read_from_end_to_end():
        found = [_searched(known, first_name) for first_name in (known.first_name_folded, "nobody")]
    assert found == [[(known.case_id, known.pk)], []]


def test_a_firms_search_without_a_reference_reads_no_table_from_end_to_end() -> None:
    known = Defendant.objects.get(case__reference=REFERENCE, position=1)
    day = timezone.now()
    _everybody_is_heard(day)
    asked = [("person", known.first_name_folded), ("person", "nobody"), ("organisation", "")]
    with database_scope(role=DatabaseRole.WEB, principals=[]), nothing_read_from_end_to_end():
        found = [_by_hearing(kind, known.surname_folded, first_name, day) for kind, first_name in asked]
    assert found == [[(known.pk, 1)], [(None, 0)], [(None, 0)]]


def _everybody_is_heard(day: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cases_hearing (id, case_id, type_code, type_name, court_id, starts_at, minutes, status,"
            " created_at) SELECT c.id, c.id, 'PLE', 'Plea', c.court_id, %s, 20, 'listed', now() FROM cases_case c",
            [day],
        )
        cursor.execute(
            "INSERT INTO cases_hearingdefendant (id, case_id, hearing_id, defendant_id)"
            " SELECT d.id, d.case_id, d.case_id, d.id FROM cases_defendant d"
        )
        cursor.execute("ANALYZE cases_hearing, cases_hearingdefendant, cases_defendant")
        cursor.execute("DISCARD PLANS")


def _by_hearing(kind: str, surname: str, first_name: str, day: datetime) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT defendant_id, cases FROM find_defendant_for_defence_by_hearing(%s, %s, %s, %s, %s, %s)",
            [kind, surname, first_name, BORN, day, day + timedelta(days=1)],
        )
        return list(cursor.fetchall())


def _searched(known: Defendant, first_name: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT case_id, defendant_id FROM find_defendant_for_defence(%s, %s, %s, %s)",
            [REFERENCE, known.surname_folded, first_name, BORN],
        )
        return list(cursor.fetchall())
