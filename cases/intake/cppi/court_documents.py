"""Charge, requisition and summons submissions: closed at every level."""

from typing import Annotated

from pydantic import Field

from cases.intake.cppi.field_types import (
    ClosedModel,
    Code,
    CodeNumber,
    Count,
    DateCode,
    Day,
    LanguageCode,
    MayBeAbsent,
    Money,
    NationalInsuranceNumber,
    OccupationCode,
    OuCode,
    ProsecutorDefendantId,
    SequenceNumber,
    Text,
    Text3,
    Text8,
    Text10,
    Text11,
    Text16,
    Text20,
    Text54,
    Text60,
    Text80,
    Text92,
    Text150,
    Text2500,
    Urn,
)
from cases.intake.cppi.parts import (
    Address,
    AlcoholRelatedOffence,
    ContactDetails,
    HearingDetails,
    NameDetails,
    Organisation,
    ParentGuardian,
)


class ChargeSubmission(ClosedModel):
    """What a charge says of the case as a whole."""

    prosecuting_authority: OuCode
    urn: Urn
    informant: Text92 = ""
    hearing_details: HearingDetails
    case_marker: Text10 = ""


class RequisitionSubmission(ChargeSubmission):
    """A postal requisition: also when the written charge was posted."""

    written_charge_posting_date: Day


class SummonsSubmission(ChargeSubmission):
    """A summons: the informant must be named, and the kind of summons."""

    informant: Text92
    summons_code: Code


class DefendantDetails(ClosedModel):
    """What is said of any defendant."""

    prosecutor_defendant_id: ProsecutorDefendantId
    asn: Text20 = ""
    pnc_identifier: Text20 = ""
    cro_number: Text20 = ""
    documentation_language: LanguageCode
    hearing_language: LanguageCode
    address: Address
    num_previous_convictions: MayBeAbsent[Count] = None
    prosecutor_costs: MayBeAbsent[Money] = None


class Individual(ClosedModel):
    """A person in a summons or requisition; a charge asks more."""

    name_details: NameDetails
    contact_details: MayBeAbsent[ContactDetails] = None
    gender: CodeNumber
    date_of_birth: MayBeAbsent[Day] = None
    nationality: Text3 = ""
    additional_nationality: Text3 = ""
    ethnicity: Text10 = ""
    occupation: Text54 = ""
    occupation_code: MayBeAbsent[OccupationCode] = None
    driver_number: Text16 = ""
    national_insurance_number: NationalInsuranceNumber = ""
    language_requirement: Text150 = ""
    specific_requirements: Text150 = ""
    aliases: MayBeAbsent[Annotated[list[NameDetails], Field(min_length=1)]] = None
    parent_guardian: MayBeAbsent[ParentGuardian] = None


class ChargedIndividual(Individual):
    """A person charged: birth, nationality, ethnicity and custody status must be known."""

    date_of_birth: Day
    nationality: Text3
    ethnicity: Text10
    observed_ethnicity: CodeNumber
    custody_status: Code
    bail_conditions: Text2500 = ""


class OffenceDetails(ClosedModel):
    """What is said of any offence in a court case."""

    cjs_offence_code: Text8
    offence_sequence_no: SequenceNumber
    offence_committed_date: Day
    offence_committed_end_date: MayBeAbsent[Day] = None
    offence_date_code: DateCode
    offence_location: Text80 = ""
    offence_wording: Text2500
    offence_wording_welsh: Text2500 = ""
    alcohol_related_offence: MayBeAbsent[AlcoholRelatedOffence] = None
    prosecutor_compensation: MayBeAbsent[Money] = None
    back_duty: MayBeAbsent[Money] = None
    back_duty_date_from: MayBeAbsent[Day] = None
    back_duty_date_to: MayBeAbsent[Day] = None
    vehicle_make: Text60 = ""
    vehicle_registration_mark: Text11 = ""


class CourtOffence(ClosedModel):
    """An offence with the dates and facts its kind of case allows."""

    offence_details: OffenceDetails


class ChargedOffence(CourtOffence):
    """An offence charged after an arrest."""

    charge_date: Day
    arrest_date: Day


class SummonsedOffence(CourtOffence):
    """An offence a summons is asked for."""

    statement_of_facts: Text = ""
    statement_of_facts_welsh: Text = ""


class RequisitionedOffence(SummonsedOffence):
    """An offence charged in writing."""

    charge_date: Day


class CourtDefendant(ClosedModel):
    """A defendant: exactly one of individual and organisation."""

    defendant_details: DefendantDetails
    organisation: MayBeAbsent[Organisation] = None


class ChargeDefendant(CourtDefendant):
    """A defendant of a charge."""

    individual: MayBeAbsent[ChargedIndividual] = None
    offences: Annotated[list[ChargedOffence], Field(min_length=1)]


class RequisitionDefendant(CourtDefendant):
    """A defendant of a requisition."""

    individual: MayBeAbsent[Individual] = None
    offences: Annotated[list[RequisitionedOffence], Field(min_length=1)]


class SummonsDefendant(CourtDefendant):
    """A defendant of a summons."""

    individual: MayBeAbsent[Individual] = None
    offences: Annotated[list[SummonsedOffence], Field(min_length=1)]


class ChargeDocument(ClosedModel):
    """A charge."""

    prosecution_submission_details: ChargeSubmission
    defendants: Annotated[list[ChargeDefendant], Field(min_length=1)]


class RequisitionDocument(ClosedModel):
    """A postal requisition."""

    prosecution_submission_details: RequisitionSubmission
    defendants: Annotated[list[RequisitionDefendant], Field(min_length=1)]


class SummonsDocument(ClosedModel):
    """An application for a summons."""

    prosecution_submission_details: SummonsSubmission
    defendants: Annotated[list[SummonsDefendant], Field(min_length=1)]
