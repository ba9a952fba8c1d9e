"""People and addresses of prosecutor API documents."""

from cases.intake.cppi.court_documents import ChargedIndividual, Individual
from cases.intake.cppi.parts import Address, ContactDetails, GuardianIndividual, NameDetails, ParentGuardian
from cases.intake.cppi.sjp_documents import SjpPerson
from cases.intake.types import (
    NO_CONTACT,
    ParsedAddress,
    ParsedContact,
    ParsedGuardian,
    ParsedName,
    ParsedPerson,
)


def court_person_of(person: Individual | GuardianIndividual) -> ParsedPerson:
    """A person in a court case, defendant or guardian."""
    observed = person.observed_ethnicity if isinstance(person, ChargedIndividual | GuardianIndividual) else None
    defined = person.self_defined_ethnicity if isinstance(person, GuardianIndividual) else person.ethnicity
    return ParsedPerson(
        name=name_of(person.name_details),
        gender=person.gender,
        date_of_birth=person.date_of_birth,
        contact=contact_of(person.contact_details),
        observed_ethnicity=observed,
        self_defined_ethnicity=defined.upper(),
    )


def sjp_person_of(person: SjpPerson) -> ParsedPerson:
    """The person named on a single justice notice."""
    said = person.self_defined_information
    return ParsedPerson(
        name=name_of(person),
        gender=said.gender,
        date_of_birth=person.date_of_birth,
        contact=contact_of(person.contact_details),
        self_defined_ethnicity=said.ethnicity.upper(),
    )


def guardian_of(guardian: ParentGuardian) -> ParsedGuardian:
    """A parent or guardian."""
    organisation = guardian.organisation
    return ParsedGuardian(
        person=court_person_of(guardian.individual) if guardian.individual else None,
        organisation_name=organisation.organisation_name.strip() if organisation else "",
        organisation_telephone=organisation.company_telephone_number if organisation else "",
        address=address_of(guardian.address),
    )


def name_of(name: NameDetails | SjpPerson) -> ParsedName:
    """A person's name, trimmed."""
    return ParsedName(
        family_name=name.surname.strip(),
        given_name1=name.forename.strip(),
        given_name2=name.forename2.strip(),
        given_name3=name.forename3.strip(),
        title=name.title.strip(),
    )


def contact_of(contact: ContactDetails | None) -> ParsedContact:
    """Telephones and e-mail addresses."""
    if contact is None:
        return NO_CONTACT
    return ParsedContact(
        home_telephone=contact.home_telephone_number.strip(),
        work_telephone=contact.work_telephone_number.strip(),
        mobile_telephone=contact.mobile_telephone_number.strip(),
        primary_email=contact.primary_email,
        secondary_email=contact.secondary_email,
    )


def address_of(address: Address | None) -> ParsedAddress:
    """The lines that are not empty, and the postcode."""
    if address is None:
        return ParsedAddress()
    lines = (address.address1, address.address2, address.address3, address.address4, address.address5)
    return ParsedAddress(tuple(line.strip() for line in lines if line.strip()), address.postcode)
