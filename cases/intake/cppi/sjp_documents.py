"""Single justice procedure submissions.

Unknown keys are dropped, except that address, contact details and organisation are closed.
"""

from typing import Annotated

from pydantic import Field, StrictBool

from cases.intake.cppi.field_types import (
    ClosedModel,
    CodeNumber,
    Count,
    DateCode,
    Day,
    FilledText255,
    LanguageCode,
    MayBeAbsent,
    Name,
    NationalInsuranceNumber,
    OccupationCode,
    OpenModel,
    OuCode,
    ProsecutorDefendantId,
    SequenceNumber,
    SjpDriverNumber,
    SjpMoney,
    Text,
    Text3,
    Text8,
    Text10,
    Text11,
    Text20,
    Text35,
    Text54,
    Text60,
    Text80,
    Text92,
    Text150,
    Text2500,
    Urn,
)
from cases.intake.cppi.parts import Address, ContactDetails


class SjpSubmission(OpenModel):
    """What a notice says of the case as a whole."""

    prosecuting_authority: OuCode
    urn: Urn
    informant: Text92 = ""
    written_charge_posting_date: Day


class SelfDefinedInformation(OpenModel):
    """What the defendant says of themselves."""

    gender: CodeNumber
    nationality: Text3 = ""
    additional_nationality: Text3 = ""
    ethnicity: Text10 = ""


class SjpPerson(OpenModel):
    """A defendant who is a person."""

    title: Text35 = ""
    forename: Name
    forename2: Text35 = ""
    forename3: Text35 = ""
    surname: Name
    date_of_birth: MayBeAbsent[Day] = None
    occupation: Text54 = ""
    occupation_code: MayBeAbsent[OccupationCode] = None
    driver_number: SjpDriverNumber = ""
    address: Address
    national_insurance_number: NationalInsuranceNumber = ""
    contact_details: MayBeAbsent[ContactDetails] = None
    self_defined_information: SelfDefinedInformation


class SjpOrganisation(ClosedModel):
    """A defendant that is an organisation."""

    organisation_name: FilledText255
    contact_details: MayBeAbsent[ContactDetails] = None
    address: Address


class SjpOffence(OpenModel):
    """An offence on a notice."""

    cjs_offence_code: Text8
    offence_sequence_no: SequenceNumber
    offence_committed_date: Day
    offence_committed_end_date: MayBeAbsent[Day] = None
    offence_date_code: DateCode
    charge_date: Day
    offence_location: Text80 = ""
    offence_wording: Text2500
    offence_wording_welsh: Text2500 = ""
    statement_of_facts: Text = ""
    statement_of_facts_welsh: Text = ""
    prosecutor_compensation: MayBeAbsent[SjpMoney] = None
    back_duty: MayBeAbsent[SjpMoney] = None
    back_duty_date_from: MayBeAbsent[Day] = None
    back_duty_date_to: MayBeAbsent[Day] = None
    vehicle_make: Text60 = ""
    vehicle_registration_mark: Text11 = ""
    prosecutor_offer_aocp: Annotated[StrictBool, Field(alias="prosecutorOfferAOCP")] = False


class SjpDefendantVersion1(OpenModel):
    """The defendant of a notice: exactly one of person and organisation."""

    prosecutor_defendant_id: ProsecutorDefendantId = ""
    asn: Text20 = ""
    documentation_language: LanguageCode
    hearing_language: LanguageCode
    language_requirement: Text150 = ""
    specific_requirements: Text150 = ""
    prosecutor_costs: SjpMoney
    num_previous_convictions: MayBeAbsent[Count] = None
    defendant_person: MayBeAbsent[SjpPerson] = None
    organisation: MayBeAbsent[SjpOrganisation] = None
    offences: Annotated[list[SjpOffence], Field(min_length=1)]


class SjpDefendant(SjpDefendantVersion1):
    """Version 2 also asks the prosecutor's own id of the defendant."""

    prosecutor_defendant_id: ProsecutorDefendantId


class SjpDocumentVersion1(OpenModel):
    """A notice in the first version, which only TV Licensing sends."""

    prosecution_submission_details: SjpSubmission
    defendant: SjpDefendantVersion1


class SjpDocument(OpenModel):
    """A single justice procedure notice."""

    prosecution_submission_details: SjpSubmission
    defendant: SjpDefendant
