"""People, their addresses and how to reach them, in a police document."""

from cases.intake.spi.conversion import five_line_address, stored_observed_ethnicity
from cases.intake.spi.fields import FieldReader
from cases.intake.types import NO_CONTACT, ParsedAddress, ParsedContact, ParsedName, ParsedPerson

_NAME_FIELDS = frozenset(
    ["PersonTitle", "PersonGivenName1", "PersonGivenName2", "PersonGivenName3", "PersonFamilyName"]
)
_ADDRESS_FIELDS = frozenset(
    [
        "SAON",
        "PAON",
        "StreetDescription",
        "UniqueStreetReferenceNumber",
        "Locality",
        "Town",
        "AdministrativeArea",
        "PostTown",
        "PostCode",
        "UniquePropertyReferenceNumber",
        "UPRN",
    ]
)
_PERSON_FIELDS = frozenset(["PersonName", "TelephoneDetails", "EmailDetails", "Birthdate", "Gender"])
_TELEPHONE_FIELDS = frozenset(["TelephoneNumberBusiness", "TelephoneNumberHome", "TelephoneNumberMobile"])
_EMAIL_FIELDS = frozenset({"EmailAddress1", "EmailAddress2"})
_ETHNICITY_FIELDS = frozenset({"ObservedEthnicity", "SelfDefinedEthnicity"})
_LONGEST_ADDRESS_PART = 100
NOBODY = ParsedName("")


def read_name(name: FieldReader | None, *, family_name_required: bool = True) -> ParsedName:
    """A person's name; the family name is the one part that must be there."""
    if name is None:
        return NOBODY
    name.only(_NAME_FIELDS)
    family_name = name.text("PersonFamilyName", 35, required=family_name_required)
    if family_name_required and not family_name and "PersonFamilyName" in name.element.groups:
        name.faults.add(f"{name.path}/PersonFamilyName", "empty")
    return ParsedName(
        family_name=family_name,
        given_name1=name.text("PersonGivenName1", 35),
        given_name2=name.text("PersonGivenName2", 35),
        given_name3=name.text("PersonGivenName3", 35),
        title=name.text("PersonTitle", 35),
    )


def read_address(address: FieldReader | None) -> ParsedAddress:
    """A structured address on five lines, with its postcode as received."""
    if address is None:
        return ParsedAddress()
    address.only(_ADDRESS_FIELDS)
    areas = [
        each.text.strip()
        for name in ("Locality", "Town", "PostTown", "AdministrativeArea")
        for each in address.element.every(name)
    ]
    return five_line_address(
        saon=address.text("SAON", _LONGEST_ADDRESS_PART),
        paon=address.text("PAON", _LONGEST_ADDRESS_PART),
        street=address.text("StreetDescription", _LONGEST_ADDRESS_PART),
        areas=areas,
        postcode=address.text("PostCode", 20),
        uprn=address.text("UniquePropertyReferenceNumber", 12) or address.text("UPRN", 12),
    )


def read_contact(holder: FieldReader, *, single_telephone: bool = False) -> ParsedContact:
    """Telephones and e-mail addresses of whoever ``holder`` describes."""
    telephones, emails = holder.inside("TelephoneDetails"), holder.inside("EmailDetails")
    work = holder.text("TelephoneNumberBusiness", 20) if single_telephone else ""
    home = mobile = primary = secondary = ""
    if telephones is not None:
        telephones.only(_TELEPHONE_FIELDS)
        work = telephones.text("TelephoneNumberBusiness", 20)
        home = telephones.text("TelephoneNumberHome", 20)
        mobile = telephones.text("TelephoneNumberMobile", 20)
    if emails is not None:
        emails.only(_EMAIL_FIELDS)
        primary = emails.text("EmailAddress1", 255)
        secondary = emails.text("EmailAddress2", 255)
    if not (work or home or mobile or primary or secondary):
        return NO_CONTACT
    return ParsedContact(home, work, mobile, primary, secondary)


def read_ethnicity(holder: FieldReader) -> tuple[int | None, str]:
    """Observed and self-defined ethnicity; an observed 9 is stored as 0."""
    ethnicity = holder.inside("PersonEthnicity")
    if ethnicity is None:
        return None, ""
    ethnicity.only(_ETHNICITY_FIELDS)
    return (
        stored_observed_ethnicity(ethnicity.number("ObservedEthnicity", 0, 9)),
        ethnicity.text("SelfDefinedEthnicity", 2).upper(),
    )


def read_person(details: FieldReader | None, ethnicity_holder: FieldReader) -> ParsedPerson:
    """A defendant, parent or guardian: always with a family name and a gender."""
    observed, self_defined = read_ethnicity(ethnicity_holder)
    if details is None:
        return ParsedPerson(NOBODY, observed_ethnicity=observed, self_defined_ethnicity=self_defined)
    details.only(_PERSON_FIELDS)
    return ParsedPerson(
        name=read_name(details.inside("PersonName", required=True)),
        gender=read_gender(details, required=True),
        date_of_birth=details.date("Birthdate"),
        contact=read_contact(details),
        observed_ethnicity=observed,
        self_defined_ethnicity=self_defined,
    )


def read_gender(holder: FieldReader, *, required: bool) -> int | None:
    """0 not known, 1 male, 2 female, 9 not specified; nothing else."""
    gender = holder.number("Gender", 0, 9, required=required)
    if gender is not None and gender not in (0, 1, 2, 9):
        holder.faults.add(f"{holder.path}/Gender", "not 0, 1, 2 or 9")
    return gender
