"""Keep the access inbox equal to the open grants: for one principal in one case, or everywhere."""

from typing import Any
from uuid import UUID, uuid4

from cases.models import AccessInbox

# What the inbox should hold, derived from the grants alone.
DERIVED = """
    SELECT g.principal_id, g.case_id, c.received_at,
           bool_or(g.relation IN ('prosecuting', 'court')) AS whole_case,
           CASE WHEN bool_or(g.expires_at IS NULL) THEN NULL ELSE max(g.expires_at) END AS expires_at
    FROM cases_accessgrant g JOIN cases_case c ON c.id = g.case_id
    WHERE g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now())
"""


def keep_inbox(connection: Any, *, case_id: UUID, principal_id: UUID) -> None:
    """Rebuild the one row from the grants, in the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"{DERIVED} AND g.case_id = %s AND g.principal_id = %s GROUP BY 1, 2, 3", [case_id, principal_id]
        )
        row = cursor.fetchone()
    AccessInbox.objects.filter(case_id=case_id, principal_id=principal_id).delete()
    if row is not None:
        AccessInbox.objects.create(
            id=uuid4(),
            principal_id=row[0],
            case_id=row[1],
            received_at=row[2],
            whole_case=row[3],
            expires_at=row[4],
        )


def inbox_differences(connection: Any) -> list[tuple[str, UUID, UUID]]:
    """("missing" or "unexpected", principal, case) wherever the inbox is not what the grants give.

    Needs a scope that sees every case. A row that only expired is no difference.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH derived AS ({DERIVED} GROUP BY 1, 2, 3)
            SELECT CASE WHEN i.case_id IS NULL THEN 'missing' ELSE 'unexpected' END,
                   coalesce(d.principal_id, i.principal_id), coalesce(d.case_id, i.case_id)
            FROM derived d FULL JOIN
                (SELECT * FROM cases_accessinbox WHERE expires_at IS NULL OR expires_at > now()) i
                ON i.case_id = d.case_id AND i.principal_id = d.principal_id
                AND i.whole_case = d.whole_case AND i.expires_at IS NOT DISTINCT FROM d.expires_at
                AND i.received_at = d.received_at
            WHERE d.case_id IS NULL OR i.case_id IS NULL
            """
        )
        return [(row[0], row[1], row[2]) for row in cursor.fetchall()]
