"""Prosecutor API documents as a `ParsedCase`."""

from cases.intake.cppi.court_documents import (
    ChargeDefendant,
    ChargedIndividual,
    ChargeDocument,
    ChargedOffence,
    OffenceDetails,
    RequisitionDefendant,
    RequisitionDocument,
    RequisitionedOffence,
    SummonsDefendant,
    SummonsDocument,
    SummonsedOffence,
)
from cases.intake.cppi.parts import (
    HearingDetails,
)
from cases.intake.cppi.people import address_of, contact_of, court_person_of, guardian_of, name_of, sjp_person_of
from cases.intake.cppi.sjp_documents import SjpDocument, SjpDocumentVersion1, SjpOffence
from cases.intake.hearing_time import interpret_hearing
from cases.intake.identifiers import normalise_ou_code
from cases.intake.spi.conversion import split_case_markers
from cases.intake.types import (
    NO_CONTACT,
    Channel,
    ParsedCase,
    ParsedContact,
    ParsedDefendant,
    ParsedHearing,
    ParsedOffence,
)


def court_case(document: ChargeDocument | RequisitionDocument | SummonsDocument) -> ParsedCase:
    """A charge (C), postal requisition (Q) or summons (S)."""
    details = document.prosecution_submission_details
    initiation, summons_code, posted = "C", "", None
    if isinstance(document, SummonsDocument):
        initiation, summons_code = "S", document.prosecution_submission_details.summons_code.upper()
    elif isinstance(document, RequisitionDocument):
        initiation, posted = "Q", document.prosecution_submission_details.written_charge_posting_date
    return ParsedCase(
        channel=Channel.CPPI,
        reference=details.urn,
        initiation_code=initiation,
        summons_code=summons_code,
        prosecuting_authority=normalise_ou_code(details.prosecuting_authority),
        informant=details.informant.strip(),
        case_markers=split_case_markers(details.case_marker),
        hearing=_hearing(details.hearing_details),
        written_charge_posting_date=posted,
        defendants=tuple(_court_defendant(each) for each in document.defendants),
    )


def sjp_case(document: SjpDocument | SjpDocumentVersion1) -> ParsedCase:
    """A single justice procedure notice (J)."""
    details, defendant = document.prosecution_submission_details, document.defendant
    person, organisation = defendant.defendant_person, defendant.organisation
    said = person.self_defined_information if person else None
    return ParsedCase(
        channel=Channel.CPPI,
        reference=details.urn,
        initiation_code="J",
        prosecuting_authority=normalise_ou_code(details.prosecuting_authority),
        informant=details.informant.strip(),
        written_charge_posting_date=details.written_charge_posting_date,
        defendants=(
            ParsedDefendant(
                offences=tuple(_sjp_offence(each) for each in defendant.offences),
                person=sjp_person_of(person) if person else None,
                organisation_name=organisation.organisation_name.strip() if organisation else "",
                organisation_contact=contact_of(organisation.contact_details) if organisation else NO_CONTACT,
                prosecutor_defendant_id=defendant.prosecutor_defendant_id,
                asn=defendant.asn.strip(),
                address=address_of(person.address if person else organisation.address if organisation else None),
                nationality=said.nationality.upper() if said else "",
                additional_nationality=said.additional_nationality.upper() if said else "",
                occupation=person.occupation.strip() if person else "",
                occupation_code=_digits(person.occupation_code) if person else "",
                driver_number=person.driver_number if person else "",
                national_insurance_number=person.national_insurance_number if person else "",
                documentation_language=defendant.documentation_language,
                hearing_language=defendant.hearing_language,
                language_needs=defendant.language_requirement.strip(),
                specific_requirements=defendant.specific_requirements.strip(),
                previous_convictions=defendant.num_previous_convictions,
                prosecutor_costs=defendant.prosecutor_costs,
            ),
        ),
    )


def _court_defendant(defendant: ChargeDefendant | RequisitionDefendant | SummonsDefendant) -> ParsedDefendant:
    details, person, organisation = defendant.defendant_details, defendant.individual, defendant.organisation
    charged = person if isinstance(person, ChargedIndividual) else None
    telephone = organisation.company_telephone_number if organisation else ""
    return ParsedDefendant(
        offences=tuple(_court_offence(each) for each in defendant.offences),
        person=court_person_of(person) if person else None,
        organisation_name=organisation.organisation_name.strip() if organisation else "",
        organisation_contact=ParsedContact(work_telephone=telephone) if telephone else NO_CONTACT,
        organisation_aliases=tuple(organisation.alias_organisation_names or ()) if organisation else (),
        aliases=tuple(name_of(each) for each in (person.aliases if person else None) or ()),
        prosecutor_defendant_id=details.prosecutor_defendant_id,
        asn=details.asn.strip(),
        pnc_id=details.pnc_identifier.strip(),
        cro_number=details.cro_number.strip(),
        address=address_of(details.address),
        nationality=person.nationality.upper() if person else "",
        additional_nationality=person.additional_nationality.upper() if person else "",
        occupation=person.occupation.strip() if person else "",
        occupation_code=_digits(person.occupation_code) if person else "",
        driver_number=person.driver_number if person else "",
        national_insurance_number=person.national_insurance_number if person else "",
        custody_status=charged.custody_status.upper() if charged else "",
        bail_conditions=charged.bail_conditions.strip() if charged else "",
        documentation_language=details.documentation_language,
        hearing_language=details.hearing_language,
        language_needs=person.language_requirement.strip() if person else "",
        specific_requirements=person.specific_requirements.strip() if person else "",
        previous_convictions=details.num_previous_convictions,
        prosecutor_costs=details.prosecutor_costs,
        guardian=guardian_of(person.parent_guardian) if person and person.parent_guardian else None,
    )


def _court_offence(offence: ChargedOffence | RequisitionedOffence | SummonsedOffence) -> ParsedOffence:
    details: OffenceDetails = offence.offence_details
    level = details.alcohol_related_offence
    facts = offence if isinstance(offence, SummonsedOffence) else None
    charged = offence.charge_date if isinstance(offence, ChargedOffence | RequisitionedOffence) else None
    return ParsedOffence(
        code=details.cjs_offence_code.strip().upper(),
        sequence_number=details.offence_sequence_no,
        wording=details.offence_wording.strip(),
        wording_welsh=details.offence_wording_welsh.strip(),
        date_code=details.offence_date_code,
        committed_on=details.offence_committed_date,
        committed_until=details.offence_committed_end_date,
        charge_date=charged,
        arrest_date=offence.arrest_date if isinstance(offence, ChargedOffence) else None,
        statement_of_facts=facts.statement_of_facts.strip() if facts else "",
        statement_of_facts_welsh=facts.statement_of_facts_welsh.strip() if facts else "",
        location=details.offence_location.strip(),
        alcohol_level_method=level.alcohol_or_drug_level_method.upper() if level else "",
        alcohol_level_amount=level.alcohol_or_drug_level_amount if level else None,
        vehicle_make=details.vehicle_make.strip(),
        vehicle_registration=details.vehicle_registration_mark.strip(),
        compensation=details.prosecutor_compensation,
        back_duty=details.back_duty,
        back_duty_from=details.back_duty_date_from,
        back_duty_to=details.back_duty_date_to,
    )


def _sjp_offence(offence: SjpOffence) -> ParsedOffence:
    return ParsedOffence(
        code=offence.cjs_offence_code.strip().upper(),
        sequence_number=offence.offence_sequence_no,
        wording=offence.offence_wording.strip(),
        wording_welsh=offence.offence_wording_welsh.strip(),
        date_code=offence.offence_date_code,
        committed_on=offence.offence_committed_date,
        committed_until=offence.offence_committed_end_date,
        charge_date=offence.charge_date,
        statement_of_facts=offence.statement_of_facts.strip(),
        statement_of_facts_welsh=offence.statement_of_facts_welsh.strip(),
        location=offence.offence_location.strip(),
        vehicle_make=offence.vehicle_make.strip(),
        vehicle_registration=offence.vehicle_registration_mark.strip(),
        compensation=offence.prosecutor_compensation,
        back_duty=offence.back_duty,
        back_duty_from=offence.back_duty_date_from,
        back_duty_to=offence.back_duty_date_to,
        offers_aocp=offence.prosecutor_offer_aocp,
    )


def _hearing(hearing: HearingDetails) -> ParsedHearing:
    return interpret_hearing(
        hearing.court_hearing_location.strip().upper(),
        hearing.date_of_hearing,
        hearing.time_of_hearing,
        clock_time_kept=False,
    )


def _digits(code: int | None) -> str:
    return "" if code is None else str(code)
