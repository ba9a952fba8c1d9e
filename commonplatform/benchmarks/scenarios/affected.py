"""B-14: every case, document and reader of a fault window at once, beside a bare join of the same rows."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.benchmarks.figures import Figure, absolute, at_most, interleaved_medians
from disclosure.services.find_affected import affected_now
from disclosure.types import FaultWindow

READERS, ROUNDS = 3, 3
MOST_SECONDS = 60
# One document of every case, received in the window, and who opened each of them.
_DOCUMENTS = """
    INSERT INTO disclosure_material (id, case_id, section, name, file_name, content_type, kind, exhibit_reference,
        witness, contents, doubts, size, pages, sha256, page_digests, object_key, status, uploaded_at, uploaded_by,
        uploaded_for, scanner, refused_because, published_at, withdrawn_by, withdrawn_because)
    SELECT md5('bench affected ' || c.id)::uuid, c.id, 'KWS', 'Bench', 'bench.pdf', 'application/pdf', 'pdf', '', '',
        '[]', '[]', 1, 1, repeat('0', 64), '{}', 'bench-affected/' || c.id, 'published', %(now)s, 'Bench', '', '', '',
        %(now)s, '', ''
    FROM cases_case c WHERE c.reference LIKE 'BENCH%%'"""
_READINGS = """
    INSERT INTO disclosure_materialread (id, material_id, case_id, section, act, user_id, user_name, role,
        organisation_id, organisation_name, read_at)
    SELECT md5('bench reading ' || m.id || reader)::uuid, m.id, m.case_id, m.section, 'read',
        md5('bench reader ' || reader)::uuid, 'Bench reader ' || reader, 'solicitor', %(firm)s, 'Bench firm', %(now)s
    FROM disclosure_material m, generate_series(1, %(readers)s) reader
    WHERE m.object_key LIKE 'bench-affected/%%'"""
_WANTED = "SELECT m.case_id, m.id FROM disclosure_material m WHERE m.object_key LIKE 'bench-affected/%'"
_FLOOR = """
    SELECT c.reference_received, m.id, r.user_name, r.read_at
    FROM disclosure_material m
    JOIN disclosure_materialread r ON r.material_id = m.id
    JOIN cases_case c ON c.id = m.case_id
    WHERE m.uploaded_at >= %s AND m.uploaded_at < %s ORDER BY c.reference_received, m.id"""


def run(say: Callable[[str], None]) -> list[Figure]:
    """Needs `seed_bench` first and the owner's connection. What it fills in is rolled back."""
    now = timezone.now()
    window = FaultWindow(now - timedelta(hours=1), now + timedelta(hours=1))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no triggers: the rows go again
        cursor.execute(_DOCUMENTS, {"now": now})
        documents = cursor.rowcount
        cursor.execute(_READINGS, {"now": now, "firm": uuid4(), "readers": READERS})
        say(f"B-14: {documents} cases with a document each, {cursor.rowcount} readings")
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("ANALYZE disclosure_material, disclosure_materialread")
        floor, ours = interleaved_medians(lambda: _joined(window), lambda: affected_now(window), rounds=ROUNDS)
        counted = affected_now(window)[1]
        cursor.execute(_WANTED)
        cases, wanted = (set(ids) for ids in zip(*cursor.fetchall(), strict=True))
        transaction.set_rollback(True)
    left_out = len(cases - counted.cases) + len(wanted - counted.documents)
    return [
        at_most("B-14 everybody affected, beside a bare join", floor, ours, 10),
        absolute("B-14 everybody affected", ours / 1000, MOST_SECONDS, "s"),
        absolute("B-14 cases and documents left out", left_out, 0, ""),
        absolute("B-14 readers left out", max(0, READERS - len(counted.readers)), 0, ""),
    ]


def _joined(window: FaultWindow) -> None:
    with task_scope(purpose=Purpose.AFFECTED), connection.cursor() as cursor:
        cursor.execute(_FLOOR, [window.begins_at, window.ends_at])
        cursor.fetchall()
