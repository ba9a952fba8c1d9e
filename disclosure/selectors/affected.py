"""Who was affected by a fault: every case, document and reader of a window of time.

Suspect is what happened in the window: documents that were received, published, replaced or withdrawn then, with all
who opened them whenever they did; documents and case files that were opened then. Source: a report on documents that
went missing in another court system for years, of which few cases were ever looked into.
"""

from collections.abc import Iterator
from typing import Any, Final

from django.db import connection

from disclosure.types import AffectedLine, FaultWindow

DOCUMENTS, CASE_FILES = "documents", "case_files"
PARTS: Final = (DOCUMENTS, CASE_FILES)

# Every branch begins with an index on a time or a document (tests/functional/affected looks at the plan).
AFFECTED: Final = """
    WITH suspect AS (
        SELECT m.id FROM disclosure_material m
        WHERE %(documents)s AND (%(material)s::uuid IS NULL OR m.id = %(material)s::uuid) AND (
            m.uploaded_at >= %(begins)s AND m.uploaded_at < %(ends)s
            OR m.published_at >= %(begins)s AND m.published_at < %(ends)s
            OR m.replaced_at >= %(begins)s AND m.replaced_at < %(ends)s
            OR m.withdrawn_at >= %(begins)s AND m.withdrawn_at < %(ends)s)
    ), opened AS (
        SELECT r.id, r.case_id, r.material_id, r.section AS what, r.version, r.user_id, r.user_name, r.role,
            r.organisation_id, r.organisation_name, r.read_at
        FROM disclosure_materialread r
        WHERE %(documents)s AND r.read_at >= %(begins)s AND r.read_at < %(ends)s
          AND (%(material)s::uuid IS NULL OR r.material_id = %(material)s::uuid)
        UNION
        SELECT r.id, r.case_id, r.material_id, r.section, r.version, r.user_id, r.user_name, r.role,
            r.organisation_id, r.organisation_name, r.read_at
        FROM suspect s JOIN disclosure_materialread r ON r.material_id = s.id
        UNION ALL
        SELECT e.id, e.case_id, NULL, 'CASE', NULL, e.actor_id, e.actor_name, e.actor_role,
            e.organisation_id, e.organisation_name, e.occurred_at
        FROM audit_event e
        WHERE %(case_files)s AND %(material)s::uuid IS NULL AND e.case_id IS NOT NULL
          AND e.occurred_at >= %(begins)s AND e.occurred_at < %(ends)s AND e.kind = 'case.opened'
    ), lines AS (
        SELECT case_id, material_id, what, version, user_id, max(user_name) AS person, role,
            max(organisation_name) AS organisation, min(read_at) AS first_at, max(read_at) AS last_at, count(*) AS times
        FROM opened
        WHERE %(organisation)s::uuid IS NULL OR organisation_id = %(organisation)s::uuid
        GROUP BY case_id, material_id, what, version, user_id, role, organisation_id
        UNION ALL
        SELECT m.case_id, m.id, m.section, m.version, NULL, '', '', '', NULL, NULL, 0
        FROM suspect s JOIN disclosure_material m ON m.id = s.id
        WHERE %(organisation)s::uuid IS NULL AND NOT EXISTS (SELECT 1 FROM opened o WHERE o.material_id = m.id)
    )
    SELECT c.reference_received, l.case_id, l.material_id, l.what, l.version, l.user_id, l.person, l.role,
        l.organisation, l.first_at, l.last_at, l.times
    FROM lines l JOIN cases_case c ON c.id = l.case_id
    ORDER BY c.reference_received, l.case_id, l.what, l.material_id, l.first_at
"""

_AT_ONCE = 2000


def affected_lines(window: FaultWindow) -> Iterator[AffectedLine]:
    """The lines, case by case, read in pieces: references, ids and people, nothing of what a case says.

    Needs the scope of a task with the purpose `affected`.
    """
    with connection.chunked_cursor() as cursor:
        cursor.execute(AFFECTED, parameters_of(window))
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from (AffectedLine(*row) for row in rows)


def parameters_of(window: FaultWindow) -> dict[str, Any]:
    """The window as the statement takes it."""
    return {
        "begins": window.begins_at,
        "ends": window.ends_at,
        "material": window.material_id,
        "organisation": window.organisation_id,
        "documents": window.part in ("", DOCUMENTS),
        "case_files": window.part in ("", CASE_FILES),
    }
