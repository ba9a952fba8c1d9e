"""Several reads in one journey."""

import pytest
from django.db import DatabaseError, connection, transaction

from commonplatform.accounts.database_scope import database_scope
from commonplatform.accounts.types import DatabaseRole
from commonplatform.read_together import rows_of

pytestmark = pytest.mark.django_db


def test_each_read_gives_its_own_rows_in_the_order_asked() -> None:
    numbers = ("SELECT n FROM generate_series(1, %s) AS n", [3])
    assert rows_of(numbers, ("SELECT 'x' WHERE %s", [False]), ("SELECT %s::text", ["ŵ"])) == [
        [(1,), (2,), (3,)],
        [],
        [("ŵ",)],
    ]


def test_a_later_read_sees_what_an_earlier_one_did() -> None:
    write = "INSERT INTO limits_requestcount (address_digest, minute, requests) VALUES ('x', now(), 7) RETURNING 1"
    assert rows_of((write, []), ("SELECT requests FROM limits_requestcount", [])) == [[(1,)], [(7,)]]


def test_a_refusal_is_raised_as_a_database_error_and_leaves_nothing_half_done() -> None:
    with pytest.raises(DatabaseError, match="division"), transaction.atomic():
        rows_of(("SELECT 1", []), ("SELECT 1 / %s", [0]), ("SELECT 2", []))
    assert rows_of(("SELECT %s::int", [1])) == [[(1,)]]


def test_they_run_under_the_role_of_the_scope() -> None:
    with database_scope(role=DatabaseRole.CITIZEN), connection.cursor() as cursor:
        assert rows_of(("SELECT current_user::text", [])) == [[("cp_citizen",)]]
        cursor.execute("SELECT current_setting('plan_cache_mode')")
        assert cursor.fetchone()[0] == "force_generic_plan"
