"""The defendant who answers, as far as sending a plea needs them: one narrow read on a hot path."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from cases.exceptions import CaseNotFound
from cases.given import Address, PersonalDetails
from commonplatform.encryption.fields import unsealed_json, unsealed_text

_ANSWERING = """
    SELECT c.reference_received, c.prosecutor_id, c.court_id,
        coalesce(k.name, ''), coalesce(k.name_welsh, ''), coalesce(k.email, ''), coalesce(k.telephone, ''),
        (SELECT min(o.committed_on) FROM cases_offence o WHERE o.defendant_id = d.id),
        d.kind = 'organisation', c.initiation_code, c.posting_date,
        (c.first_hearing_at AT TIME ZONE 'Europe/London')::date, coalesce(k.online_plea_test, false),
        d.forenames, d.surname, d.organisation_name, p.address_lines, p.postcode, p.date_of_birth,
        p.email, p.telephone, p.national_insurance_number, p.driver_number
    FROM cases_defendant d
    JOIN cases_case c ON c.id = d.case_id
    JOIN cases_particulars p ON p.defendant_id = d.id
    LEFT JOIN reference_court k ON k.id = c.court_id
    WHERE d.id = %s AND d.case_id = %s
"""


@dataclass(frozen=True, slots=True)
class AnsweringDefendant:
    """What the case holds of them, its reference, and the court that the answer goes to."""

    held: PersonalDetails
    case_reference: str
    prosecutor_id: UUID
    court_id: UUID | None
    court_name: str
    court_name_welsh: str
    court_email: str
    court_telephone: str
    first_offence_on: date | None
    is_company: bool
    initiation_code: str
    posting_date: date | None
    hearing_on: date | None
    court_is_in_test_mode: bool

    @property
    def name(self) -> str:
        """As the case has it."""
        return self.held.organisation_name or f"{self.held.forenames} {self.held.surname}".strip()

    @property
    def born_on(self) -> date | None:
        return self.held.born_on

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
    forenames, surname, organisation, lines, postcode, born_on, email, telephone, insurance, driver = row[13:]
    held = PersonalDetails(
        forenames=forenames,
        surname=surname,
        organisation_name=organisation,
        address=Address(
            tuple(unsealed_json(lines, about="address_lines")) if lines else (),
            unsealed_text(postcode, about="postcode"),
        ),
        born_on=born_on,
        email=unsealed_text(email, about="email"),
        telephone=unsealed_text(telephone, about="telephone"),
        insurance_number=unsealed_text(insurance, about="national_insurance_number"),
        driver_number=unsealed_text(driver, about="driver_number"),
    )
    return AnsweringDefendant(held, *row[:13])
