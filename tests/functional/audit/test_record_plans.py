"""Every search of the record begins with an index: what it costs follows from what it asks for."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from cases.access.record_functions import FOUND
from tests.support.world import as_superuser

pytestmark = pytest.mark.django_db
CASE, PERSON = uuid4(), uuid4()
NAMES = {
    "wanted_event": "NULL::uuid",
    "wanted_since": "NULL::timestamptz",
    "wanted_until": "NULL::timestamptz",
    "wanted_cases": "NULL::uuid[]",
    "wanted_actors": "NULL::uuid[]",
    "wanted_organisations": "NULL::uuid[]",
    "wanted_kind": "NULL::text",
    "wanted_outcome": "NULL::text",
    "wanted_address": "NULL::text",
    "before_time": "NULL::timestamptz",
    "before_id": "NULL::uuid",
    "most": "51",
}


def _ago(days: int) -> str:
    """As the value of an argument: a constant."""
    return f"'{timezone.now() - timedelta(days=days)}'::timestamptz"


A_MONTH = {"wanted_since": _ago(40), "wanted_until": _ago(10)}
A_YEAR = {"wanted_since": _ago(400), "wanted_until": _ago(0)}


def _only(*ids: UUID) -> str:
    return f"'{{{','.join(map(str, ids))}}}'::uuid[]"


@pytest.fixture
def _a_year_of_events() -> None:
    """60,000, written past the chain: only the plan is looked at."""
    as_superuser(
        """
        INSERT INTO audit_event (id, chain_id, case_id, kind, occurred_at, actor_id, actor_name, actor_role,
            organisation_name, reason, data, sequence, previous_digest, digest, network_address, outcome, subject_id)
        SELECT gen_random_uuid(), gen_random_uuid(), md5((n / 30)::text)::uuid,
            CASE WHEN n %% 500 = 0 THEN 'policy.denied' ELSE 'case.opened' END,
            now() - interval '365 days' + n * interval '525 seconds', md5((n %% 400)::text)::uuid, 'A', 'solicitor',
            '', '', '{}', n, '', '', CASE WHEN n %% 3 = 0 THEN '' ELSE '203.0.113.' || n %% 250 END,
            CASE WHEN n %% 500 = 0 THEN 'refused' ELSE 'done' END, gen_random_uuid()
        FROM generate_series(1, 60000) AS n WHERE %s
        """,
        [True],
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE audit_event")


@pytest.mark.usefixtures("_a_year_of_events")
@pytest.mark.parametrize(
    ("asked", "indexes"),
    [
        (A_MONTH, ["event_by_time"]),
        (
            {**A_MONTH, "before_time": _ago(20), "before_id": f"'{uuid4()}'::uuid"},
            ["event_by_time"],
        ),
        ({**A_MONTH, "wanted_kind": "'hold.lifted'::text"}, ["event_by_time"]),
        ({**A_YEAR, "wanted_cases": _only(CASE)}, ["event_by_case", "event_denied_about"]),
        ({**A_YEAR, "wanted_actors": _only(PERSON)}, ["event_by_actor"]),
        ({**A_YEAR, "wanted_address": "'198.51.100.7'::text"}, ["event_by_address"]),
        ({**A_MONTH, "wanted_outcome": "'refused'::text"}, ["event_not_done"]),
        ({"wanted_event": f"'{uuid4()}'::uuid", "most": "1"}, ["audit_event_pkey"]),
    ],
)
def test_the_plan_begins_with_the_index_of_what_is_asked(asked: dict[str, str], indexes: list[str]) -> None:
    statement = re.sub(r"\b(?:wanted_\w+|before_\w+|most)\b", lambda name: {**NAMES, **asked}[name[0]], FOUND)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Seq Scan" not in plan, plan
    assert [index for index in indexes if index not in plan] == [], plan
