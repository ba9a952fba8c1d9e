"""The defendant who answers and the case they answer to: one narrow read, with which every page of theirs begins."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model

from cases.exceptions import CaseNotFound
from cases.given import Address, PersonalDetails
from commonplatform.encryption.fields import unsealed_json, unsealed_text
from commonplatform.read_together import Read
from commonplatform.reference.models import Court, Prosecutor
from commonplatform.reference.online_plea import COURT_SWITCHES, SWITCHES

_NAMES = {"id", "name", "name_welsh"}
_CONTACT = {"address", "postcode", "telephone", "email", "is_welsh"}


def _columns(model: type[Model], wanted: set[str]) -> tuple[str, ...]:
    """In the model's own order, in which `from_db` takes them."""
    return tuple(field.attname for field in model._meta.concrete_fields if field.attname in wanted)


_COURT = _columns(Court, {*_NAMES, *_CONTACT, *COURT_SWITCHES})
_PROSECUTOR = _columns(Prosecutor, {*_NAMES, *SWITCHES})
# Columns of the court and the prosecutor are named in this module.
_ANSWERING = f"""
    SELECT d.forenames, d.surname, d.organisation_name, p.address_lines, p.postcode, p.date_of_birth,
        p.email, p.telephone, p.national_insurance_number, p.driver_number,
        c.reference_received, c.reference, c.status, c.initiation_code, c.posting_date, c.first_hearing_at,
        (c.first_hearing_at AT TIME ZONE 'Europe/London')::date, d.kind = 'organisation', d.id, k.id,
        EXISTS (SELECT 1 FROM results_result f WHERE f.defendant_id = d.id AND NOT f.replaced),
        (SELECT json_agg(json_build_array(
            o.id, o.code, o.title, o.title_welsh, o.wording, o.wording_welsh, o.legislation, o.legislation_welsh,
            o.committed_on, o.fixed_offer_made, r.mode_of_trial, coalesce(r.keeper_liability, false),
            (SELECT json_agg(json_build_array(e.choice, e.method, e.entered_at) ORDER BY e.entered_at)
             FROM cases_plea e WHERE e.offence_id = o.id)
        ) ORDER BY o.sequence, o.id)
        FROM cases_offence o LEFT JOIN reference_offence r ON r.id = o.record_id WHERE o.defendant_id = d.id),
        {", ".join(f"k.{column}" for column in _COURT)},
        {", ".join(f"a.{column}" for column in _PROSECUTOR)}
    FROM cases_defendant d
    JOIN cases_case c ON c.id = d.case_id
    JOIN cases_particulars p ON p.defendant_id = d.id
    JOIN reference_prosecutor a ON a.id = c.prosecutor_id
    LEFT JOIN reference_court k ON k.id = c.court_id
    WHERE d.id = %s AND d.case_id = %s
"""


@dataclass(frozen=True, slots=True)
class EnteredPlea:
    """A plea that stands or stood, in the words of `cases.states`."""

    choice: str
    method: str
    entered_at: datetime


@dataclass(frozen=True, slots=True)
class HeldCharge:
    """One charge as the case holds it; `mode_of_trial` is None without a record in the national list."""

    offence_id: UUID
    code: str
    title: str
    title_welsh: str
    wording: str
    wording_welsh: str
    legislation: str
    legislation_welsh: str
    committed_on: date
    has_fixed_offer: bool
    mode_of_trial: str | None
    has_keeper_liability: bool
    pleas: tuple[EnteredPlea, ...]


@dataclass(frozen=True, slots=True)
class AnsweringDefendant:
    """What the case holds of them, their charges in order, the prosecutor, and the court that the answer goes to.

    Court and prosecutor hold what the journey reads of them and nothing else.
    """

    case_id: UUID
    defendant_id: UUID
    held: PersonalDetails
    case_reference: str
    normalised_reference: str
    status: str
    initiation_code: str
    posting_date: date | None
    first_hearing_at: datetime | None
    hearing_on: date | None
    is_company: bool
    has_result: bool
    charges: tuple[HeldCharge, ...]
    court: Court | None
    prosecutor: Prosecutor

    @property
    def name(self) -> str:
        """As the case has it."""
        return self.held.organisation_name or f"{self.held.forenames} {self.held.surname}".strip()

    @property
    def born_on(self) -> date | None:
        return self.held.born_on

    @property
    def first_offence_on(self) -> date | None:
        return min((charge.committed_on for charge in self.charges), default=None)

    @property
    def prosecutor_id(self) -> UUID:
        return self.prosecutor.pk

    @property
    def court_id(self) -> UUID | None:
        return self.court.pk if self.court else None

    @property
    def court_is_in_test_mode(self) -> bool:
        return self.court is not None and self.court.online_plea_test

    @property
    def work_goes_to(self) -> UUID:
        """Whose work list the answer belongs on: the court's, or the prosecutor's while there is no court."""
        return self.court_id or self.prosecutor_id


def answering_defendant(case_id: UUID, defendant_id: UUID) -> AnsweringDefendant:
    """Needs the scope of the proved defendant. Raises `CaseNotFound` when it does not hold them."""
    with connection.cursor() as cursor:
        cursor.execute(*answering_read(case_id, defendant_id))
        return answering_from(cursor.fetchall(), case_id)


def answering_read(case_id: UUID, defendant_id: UUID) -> Read:
    """The statement, to be sent together with others; `answering_from` takes its rows."""
    return _ANSWERING, [defendant_id, case_id]


def answering_from(rows: list[tuple[Any, ...]], case_id: UUID) -> AnsweringDefendant:
    """Raises `CaseNotFound` without a row."""
    if not rows:
        raise CaseNotFound(case_id)
    row = rows[0]
    reference, normalised, status, begun_by, posted, hearing_at, hearing_on, is_company = row[10:18]
    defendant_id, court_id, has_result, charges = row[18:22]
    court, prosecutor = row[22 : 22 + len(_COURT)], row[22 + len(_COURT) :]
    return AnsweringDefendant(
        case_id=case_id,
        defendant_id=defendant_id,
        held=_held(row[:10]),
        case_reference=reference,
        normalised_reference=normalised,
        status=status,
        initiation_code=begun_by,
        posting_date=posted,
        first_hearing_at=hearing_at,
        hearing_on=hearing_on,
        is_company=is_company,
        has_result=has_result,
        charges=tuple(_charge(charge) for charge in charges or ()),
        court=Court.from_db(connection.alias, _COURT, court) if court_id else None,
        prosecutor=Prosecutor.from_db(connection.alias, _PROSECUTOR, prosecutor),
    )


def _held(row: tuple[Any, ...]) -> PersonalDetails:
    forenames, surname, organisation, lines, postcode, born_on, email, telephone, insurance, driver = row
    return PersonalDetails(
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


def _charge(written: list[Any]) -> HeldCharge:
    offence_id, code, *texts, committed_on, has_fixed_offer, mode_of_trial, has_keeper_liability, pleas = written
    title, title_welsh, wording, wording_welsh, legislation, legislation_welsh = texts
    return HeldCharge(
        offence_id=UUID(offence_id),
        code=code,
        title=title,
        title_welsh=title_welsh,
        wording=wording,
        wording_welsh=wording_welsh,
        legislation=legislation,
        legislation_welsh=legislation_welsh,
        committed_on=date.fromisoformat(committed_on),
        has_fixed_offer=has_fixed_offer,
        mode_of_trial=mode_of_trial,
        has_keeper_liability=has_keeper_liability,
        pleas=tuple(EnteredPlea(choice, method, datetime.fromisoformat(at)) for choice, method, at in pleas or ()),
    )
