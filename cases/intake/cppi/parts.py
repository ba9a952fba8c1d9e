"""Objects that several documents of the prosecutor API hold. All of them are closed."""

from typing import Annotated

from pydantic import Field

from cases.intake.cppi.field_types import (
    ClosedModel,
    Code,
    CodeNumber,
    Day,
    Email,
    FilledText35,
    FilledText255,
    GuardianTitle,
    Level,
    MayBeAbsent,
    Name,
    Postcode,
    Telephone,
    Text7,
    Text10,
    Text35,
    Text40,
)


class Address(ClosedModel):
    """One to five lines, and a postcode."""

    address1: FilledText35
    address2: Text35 = ""
    address3: Text35 = ""
    address4: Text35 = ""
    address5: Text35 = ""
    postcode: Postcode = ""


class ContactDetails(ClosedModel):
    """Telephones and e-mail addresses."""

    work_telephone_number: Telephone = ""
    home_telephone_number: Telephone = ""
    mobile_telephone_number: Telephone = ""
    primary_email: Email = ""
    secondary_email: Email = ""


class NameDetails(ClosedModel):
    """A person's name with a forename and a surname."""

    title: Text35 = ""
    forename: Name
    forename2: Text35 = ""
    forename3: Text35 = ""
    surname: Name


class GuardianNameDetails(NameDetails):
    """A guardian's name; only four titles are known."""

    title: GuardianTitle = ""


class GuardianIndividual(ClosedModel):
    """A parent or guardian who is a person."""

    name_details: GuardianNameDetails
    contact_details: MayBeAbsent[ContactDetails] = None
    date_of_birth: MayBeAbsent[Day] = None
    gender: CodeNumber
    observed_ethnicity: MayBeAbsent[CodeNumber] = None
    self_defined_ethnicity: Text10 = ""


class GuardianOrganisation(ClosedModel):
    """A guardian that is an organisation, such as a local authority."""

    organisation_name: FilledText255
    company_telephone_number: Telephone = ""


class ParentGuardian(ClosedModel):
    """A guardian: exactly one of individual and organisation."""

    address: MayBeAbsent[Address] = None
    individual: MayBeAbsent[GuardianIndividual] = None
    organisation: MayBeAbsent[GuardianOrganisation] = None


class Organisation(ClosedModel):
    """A defendant that is an organisation, in a court case."""

    organisation_name: FilledText255
    company_telephone_number: Telephone = ""
    alias_organisation_names: MayBeAbsent[Annotated[list[FilledText255], Field(min_length=1)]] = None


class AlcoholRelatedOffence(ClosedModel):
    """How an alcohol or drug level was measured, and the level."""

    alcohol_or_drug_level_method: Code
    alcohol_or_drug_level_amount: Level


class HearingDetails(ClosedModel):
    """Where and when the prosecutor asks for the first hearing."""

    court_hearing_location: Text7
    date_of_hearing: Day
    time_of_hearing: Text40
