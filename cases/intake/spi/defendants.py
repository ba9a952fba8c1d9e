"""Defendants of a police document: a person or an organisation, with the offences against it."""

from cases.intake.spi.fields import FieldReader
from cases.intake.spi.offences import read_offence
from cases.intake.spi.people import read_address, read_contact, read_name, read_person
from cases.intake.types import Language, ParsedDefendant, ParsedGuardian, ParsedOffence

_DEFENDANT_FIELDS = frozenset(
    {"ProsecutorReference", "PoliceIndividualDefendant", "PoliceCorporateDefendant", "Offence"}
)
_INDIVIDUAL_FIELDS = frozenset(
    [
        "PersonDefendant",
        "PerceivedBirthYear",
        "Address",
        "PersonEthnicity",
        "OccupationCode",
        "Occupation",
        "CROnumber",
        "OffenderCode",
        "CustodyStatus",
        "LanguageOptions",
        "LanguageNeeds",
        "SpecialNeeds",
        "DriverInformation",
        "CounterpartIssue",
        "Alias",
        "ParentGuardianDetails",
    ]
)
_PERSON_DEFENDANT_FIELDS = frozenset(
    ["BasePersonDetails", "PNCidentifier", "PersonStatedNationality", "BailConditions"]
)
_CORPORATE_FIELDS = frozenset(
    [
        "OrganisationName",
        "TelephoneNumberBusiness",
        "EmailDetails",
        "PNCidentifier",
        "Address",
        "CROnumber",
        "Alias",
    ]
)
_LANGUAGE_FIELDS = frozenset({"DocumentationLanguage", "HearingLanguage"})
_DRIVER_FIELDS = frozenset({"DriverNumber", "DriverLicenceCode", "DriverLicenceIssue"})
_GUARDIAN_FIELDS = frozenset({"BasePersonDetails", "Address", "PersonEthnicity"})
LONGEST_ORGANISATION_NAME = 255


def read_defendant(defendant: FieldReader) -> ParsedDefendant:
    """One defendant. Its prosecutor reference is the arrest summons number."""
    defendant.only(_DEFENDANT_FIELDS)
    asn = defendant.text("ProsecutorReference", 20, required=True)
    offences = tuple(read_offence(each) for each in defendant.each("Offence", required=True))
    individual, corporate = (
        defendant.inside("PoliceIndividualDefendant"),
        defendant.inside("PoliceCorporateDefendant"),
    )
    if (individual is None) == (corporate is None):
        defendant.faults.add(defendant.path, "needs exactly one of individual and corporate defendant")
    if individual is not None:
        return _read_individual(individual, asn, offences)
    if corporate is not None:
        return _read_corporate(corporate, asn, offences)
    return ParsedDefendant(offences=offences, asn=asn)


def _read_individual(individual: FieldReader, asn: str, offences: tuple[ParsedOffence, ...]) -> ParsedDefendant:
    individual.only(_INDIVIDUAL_FIELDS)
    base = individual.inside("PersonDefendant", required=True)
    if base is None:
        return ParsedDefendant(offences=offences, asn=asn)
    base.only(_PERSON_DEFENDANT_FIELDS)
    documents, hearings = _read_languages(individual)
    driver_number, licence_code, licence_issue = _read_driver(individual)
    return ParsedDefendant(
        offences=offences,
        asn=asn,
        person=read_person(base.inside("BasePersonDetails", required=True), individual),
        pnc_id=base.text("PNCidentifier", 13),
        nationality=base.text("PersonStatedNationality", 3).upper(),
        bail_conditions=base.text("BailConditions", 2500),
        perceived_birth_year=individual.number("PerceivedBirthYear", 1, 9999),
        address=read_address(individual.inside("Address", required=True)),
        occupation_code=individual.text("OccupationCode", 5),
        occupation=individual.text("Occupation", 54),
        cro_number=individual.text("CROnumber", 12),
        offender_code=individual.text("OffenderCode", 3).upper(),
        custody_status=individual.text("CustodyStatus", 1).upper(),
        documentation_language=documents,
        hearing_language=hearings,
        language_needs=individual.text("LanguageNeeds", 150),
        specific_requirements=individual.text("SpecialNeeds", 80),
        driver_number=driver_number,
        driver_licence_code=licence_code,
        driver_licence_issue=licence_issue,
        aliases=tuple(read_name(each) for each in individual.each("Alias")),
        guardian=_read_guardian(individual),
    )


def _read_corporate(corporate: FieldReader, asn: str, offences: tuple[ParsedOffence, ...]) -> ParsedDefendant:
    corporate.only(_CORPORATE_FIELDS)
    named = corporate.inside("OrganisationName", required=True)
    name = ""
    if named is not None:
        holder = named if "OrganisationName" in named.element.groups else corporate
        name = holder.text("OrganisationName", LONGEST_ORGANISATION_NAME, required=True)
        if not name:
            corporate.faults.add(f"{corporate.path}/OrganisationName", "empty")
    return ParsedDefendant(
        offences=offences,
        asn=asn,
        organisation_name=name,
        organisation_contact=read_contact(corporate, single_telephone=True),
        pnc_id=corporate.text("PNCidentifier", 13),
        cro_number=corporate.text("CROnumber", 12),
        address=read_address(corporate.inside("Address", required=True)),
        organisation_aliases=_read_company_aliases(corporate),
    )


def _read_company_aliases(corporate: FieldReader) -> tuple[str, ...]:
    aliases = tuple(alias for each in corporate.element.every("Alias") if (alias := each.text.strip()))
    if any(len(alias) > LONGEST_ORGANISATION_NAME for alias in aliases):
        corporate.faults.add(f"{corporate.path}/Alias", f"longer than {LONGEST_ORGANISATION_NAME}")
    return aliases


def _read_languages(individual: FieldReader) -> tuple[str, str]:
    options = individual.inside("LanguageOptions", required=True)
    if options is None:
        return Language.ENGLISH, Language.ENGLISH
    options.only(_LANGUAGE_FIELDS)
    return (
        options.text("DocumentationLanguage", 1, required=True).upper(),
        options.text("HearingLanguage", 1, required=True).upper(),
    )


def _read_driver(individual: FieldReader) -> tuple[str, str, str]:
    driver = individual.inside("DriverInformation")
    if driver is None:
        return "", "", ""
    driver.only(_DRIVER_FIELDS)
    return (
        driver.text("DriverNumber", 16),
        driver.text("DriverLicenceCode", 1),
        driver.text("DriverLicenceIssue", 2),
    )


def _read_guardian(individual: FieldReader) -> ParsedGuardian | None:
    guardian = individual.inside("ParentGuardianDetails")
    if guardian is None:
        return None
    guardian.only(_GUARDIAN_FIELDS)
    return ParsedGuardian(
        person=read_person(guardian.inside("BasePersonDetails", required=True), guardian),
        address=read_address(guardian.inside("Address", required=True)),
    )
