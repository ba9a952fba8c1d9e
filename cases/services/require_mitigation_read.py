"""No decision while the prosecutor has not read what was said with a plea."""

from uuid import UUID

from django.db import connection

from cases.exceptions import CaseNotFound, MitigationUnread

# A plea that stands, said with a statement or by somebody with a disability or health need.
_UNREAD = """
    SELECT p.defendant_id FROM cases_plea p
    WHERE p.case_id = %(case)s
      AND NOT EXISTS (SELECT 1 FROM cases_plea later WHERE later.replaces_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM cases_pleareading r WHERE r.plea_id = p.id)
      AND (octet_length(p.statement) > 0
           OR (SELECT n.has_disability_needs FROM cases_courtneeds n
               WHERE n.defendant_id = p.defendant_id ORDER BY n.set_at DESC LIMIT 1))
"""


def require_mitigation_read(*, case_id: UUID) -> None:
    """Every decision calls this first, in its own transaction: the case stays locked until it ends, so
    that no plea with a statement comes in between.

    Raises `MitigationUnread` with the defendants concerned. The prosecution reads them on the case's
    page of statements (QUALITY B-21 in `docs/known-failures.md`).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM cases_case WHERE id = %s FOR UPDATE", [case_id])
        if cursor.fetchone() is None:
            raise CaseNotFound(case_id)
        cursor.execute(_UNREAD, {"case": case_id})
        unread = frozenset(row[0] for row in cursor.fetchall())
    if unread:
        raise MitigationUnread(defendants=unread)
