"""What decides which questions a defendant is asked, for many defendants at once."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

_ASKED = """
    SELECT d.id, d.case_id, d.kind = 'organisation', p.date_of_birth IS NOT NULL, coalesce(k.is_welsh, false),
        array_agg(o.id ORDER BY o.sequence, o.id), array_agg(o.code)
    FROM cases_defendant d
    JOIN cases_case c ON c.id = d.case_id
    JOIN cases_particulars p ON p.defendant_id = d.id
    JOIN cases_offence o ON o.defendant_id = d.id
    LEFT JOIN reference_court k ON k.id = c.court_id
    WHERE d.id = ANY (%s)
    GROUP BY d.id, d.case_id, d.kind, p.date_of_birth, k.is_welsh
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One defendant: kind, whether the date of birth is held, the court's language, and the charges."""

    defendant_id: UUID
    case_id: UUID
    is_company: bool
    birth_is_known: bool
    court_is_welsh: bool
    charges: tuple[UUID, ...]
    codes: tuple[str, ...]


def asked(defendant_ids: Collection[UUID]) -> dict[UUID, Asked]:
    """By the defendant's id. Needs a task's scope that holds the cases."""
    with connection.cursor() as cursor:
        cursor.execute(_ASKED, [list(defendant_ids)])
        rows = cursor.fetchall()
    return {row[0]: Asked(row[0], row[1], row[2], row[3], row[4], tuple(row[5]), tuple(row[6])) for row in rows}
