"""A received prosecution as rows of the case tables."""

import json
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from cases.intake.decisions import Decision, NewDefendant
from cases.intake.rules.reference import ProsecutorFacts, ReferenceData
from cases.intake.services.received_details import more_of_defendant, more_of_offence, officer_of
from cases.intake.services.row_writer import text_list
from cases.intake.types import ParsedCase, ParsedOffence
from cases.postcode_index import postcode_index
from cases.references import fold_name, printed_reference
from cases.states import CaseStatus, Relation
from commonplatform.encryption.fields import sealed_json_or_blank, sealed_text

Row = tuple[Any, ...]

as_json = json.JSONEncoder(ensure_ascii=False).encode
_LANGUAGES = {"W": "cy"}
_LONGEST_FOLDED, _LONGEST_WHOLE_FOLDED, _LONGEST_TELEPHONE = 255, 520, 30


def case_row(decision: Decision, prosecutor: ProsecutorFacts, case: ParsedCase) -> Row:
    """The row of a new case."""
    costs = [each.prosecutor_costs for each in case.defendants if each.prosecutor_costs is not None]
    starts_at = case.hearing.starts_at if case.hearing and not case.is_sjp else None
    return (
        decision.case_id,
        prosecutor.id,
        printed_reference(case.reference, is_police=prosecutor.is_police),
        decision.incoming.reference,
        prosecutor.is_police,
        case.initiation_code,
        case.summons_code if case.initiation_code == "S" else "",
        CaseStatus.RECEIVED.value,
        decision.court.id if decision.court else None,
        decision.incoming.message.received_at,
        case.written_charge_posting_date,
        starts_at,
        case.informant,
        case.prosecuting_authority[:10],
        case.cps_organisation,
        text_list(case.case_markers),
        sealed_json_or_blank(officer_of(case), about="officer_in_case"),
        sum(costs, Decimal(0)) if costs else None,
    )


def access_rows(decision: Decision, prosecutor: ProsecutorFacts, granted_by: str) -> tuple[list[Row], list[Row]]:
    """The rights a new case begins with, prosecutor's and court's, and the inbox rows that follow from them."""
    received_at, case_id = decision.incoming.message.received_at, decision.case_id
    principals = [(prosecutor.id, prosecutor.name, Relation.PROSECUTING.value)]
    if decision.court is not None:
        principals.append((decision.court.id, decision.court.name, Relation.COURT.value))
    grants: list[Row] = [
        (uuid4(), case_id, principal, name, relation, received_at, granted_by, "")
        for principal, name, relation in principals
    ]
    inbox: list[Row] = [(uuid4(), principal, case_id, received_at, True) for principal, _, _ in principals]
    return grants, inbox


def defendant_row(new: NewDefendant, case_id: UUID) -> Row:
    """What every party to the case may know of a defendant."""
    parsed, person = new.parsed, new.parsed.person
    name = person.name if person else None
    surname, forenames = (name.family_name, name.given_names) if name else ("", "")
    whole = f"{surname} {forenames}" if name else parsed.organisation_name
    return (
        new.id,
        case_id,
        new.position,
        "person" if name else "organisation",
        name.title if name else "",
        forenames,
        surname,
        parsed.organisation_name,
        fold_name(whole)[:_LONGEST_WHOLE_FOLDED],
        fold_name(surname or parsed.organisation_name)[:_LONGEST_FOLDED],
        fold_name(name.given_name1.partition(" ")[0] if name else "")[:_LONGEST_FOLDED],
        (parsed.asn or parsed.prosecutor_defendant_id)[:36],
        _LANGUAGES.get(parsed.documentation_language, "en"),
        _LANGUAGES.get(parsed.hearing_language, "en"),
    )


def particulars_row(new: NewDefendant, case_id: UUID, reference: str) -> Row:
    """What only court, prosecutor and the defendant's own side may know."""
    parsed, person = new.parsed, new.parsed.person
    contact = person.contact if person else parsed.organisation_contact
    telephone = contact.mobile_telephone or contact.home_telephone or contact.work_telephone
    return (
        new.id,
        case_id,
        person.date_of_birth if person else None,
        sealed_json_or_blank(parsed.address.lines, about="address_lines"),
        sealed_text(parsed.address.postcode.upper(), about="postcode"),
        postcode_index(reference, parsed.address.postcode),
        _number(person.gender if person else None),
        sealed_text(contact.primary_email, about="email"),
        sealed_text(telephone if len(telephone) <= _LONGEST_TELEPHONE else "", about="telephone"),
        parsed.nationality,
        _number(person.observed_ethnicity if person else None),
        person.self_defined_ethnicity if person else "",
        sealed_text(parsed.national_insurance_number, about="national_insurance_number"),
        sealed_text(parsed.driver_number, about="driver_number"),
        parsed.custody_status,
        sealed_text(parsed.bail_conditions, about="bail_conditions"),
        sealed_text(parsed.language_needs, about="language_needs"),
        sealed_text(parsed.specific_requirements, about="special_needs"),
        sealed_json_or_blank(more_of_defendant(parsed), about="more"),
    )


def offence_row(offence: ParsedOffence, defendant_id: UUID, case_id: UUID, reference: ReferenceData) -> Row:
    """A charge with the reference record valid on the day of the offence."""
    facts = reference.offence(offence.code, offence.committed_on)
    until = offence.committed_until
    in_order = until is not None and offence.committed_on is not None and until >= offence.committed_on
    return (
        uuid4(),
        case_id,
        defendant_id,
        offence.sequence_number,
        offence.code,
        facts.id if facts else None,
        facts.title if facts else offence.code,
        facts.title_welsh if facts else "",
        facts.legislation if facts else "",
        facts.legislation_welsh if facts else "",
        offence.wording,
        offence.wording_welsh,
        offence.statement_of_facts,
        offence.statement_of_facts_welsh,
        offence.date_code or 1,
        offence.committed_on,
        until if in_order else None,
        offence.charge_date,
        offence.arrest_date,
        offence.location,
        offence.vehicle_registration,
        offence.compensation,
        offence.back_duty,
        offence.offers_aocp,
        _json(more_of_offence(offence, end_kept=in_order)),
    )


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _json(value: dict[str, Any]) -> str:
    return as_json(value) if value else "{}"
