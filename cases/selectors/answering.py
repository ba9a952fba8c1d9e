"""The defendant who answers, as far as sending a plea needs them: one narrow read on a hot path."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from cases.exceptions import CaseNotFound

_ANSWERING = """
    SELECT CASE d.kind WHEN 'organisation' THEN d.organisation_name ELSE trim(d.forenames || ' ' || d.surname) END,
        p.date_of_birth, c.reference_received, c.prosecutor_id, c.court_id,
        coalesce(k.name, ''), coalesce(k.name_welsh, ''), coalesce(k.email, ''), coalesce(k.telephone, ''),
        d.kind = 'organisation', c.initiation_code, c.posting_date,
        (c.first_hearing_at AT TIME ZONE 'Europe/London')::date
    FROM cases_defendant d
    JOIN cases_case c ON c.id = d.case_id
    JOIN cases_particulars p ON p.defendant_id = d.id
    LEFT JOIN reference_court k ON k.id = c.court_id
    WHERE d.id = %s AND d.case_id = %s
"""


@dataclass(frozen=True, slots=True)
class AnsweringDefendant:
    """Name, date of birth, the case's reference, and the court that the answer goes to."""

    name: str
    born_on: date | None
    case_reference: str
    prosecutor_id: UUID
    court_id: UUID | None
    court_name: str
    court_name_welsh: str
    court_email: str
    court_telephone: str
    is_company: bool
    initiation_code: str
    posting_date: date | None
    hearing_on: date | None

    @property
    def work_goes_to(self) -> UUID:
        """Whose work list the answer belongs on: the court's, or the prosecutor's while there is no court."""
        return self.court_id or self.prosecutor_id


def answering_defendant(case_id: UUID, defendant_id: UUID) -> AnsweringDefendant:
    """Needs the scope of the proved defendant. Raises `CaseNotFound` when it does not hold them."""
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERING, [defendant_id, case_id])
        row = cursor.fetchone()
    if row is None:
        raise CaseNotFound(case_id)
    return AnsweringDefendant(*row)
