"""A case of the story as a police force sends it: a route envelope with a new-case document inside."""

from datetime import date
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from commonplatform.demonstration.charge_text import ChargeText, charges_of
from commonplatform.demonstration.dates import working_day
from commonplatform.demonstration.told import Case, Defendant

LIBRA = "http://www.dca.gov.uk/xmlschemas/libra"
OPERATIONS = "http://schemas.cjse.gov.uk/common/operations"
ENTITIES = "http://schemas.cjse.gov.uk/common/businessentities"
ADDRESSES = "http://www.govtalk.gov.uk/people/bs7666"
PLATFORM = "C00CommonPlatform"
ADDRESS_PARTS = ("StreetDescription", "Town", "PostTown")


def police_message(case: Case, *, today: date) -> bytes:
    """The bytes of the message."""
    system = f"00{case.sender[:3]}PoliceCaseSystem"
    route = Element("RouteData", {"xmlns": OPERATIONS, "xmlns:e": ENTITIES, "RequestResponse": "Request"})
    request = SubElement(route, "RequestFromSystem", {"VersionNumber": "1.0"})
    _text(request, "CorrelationID", f"demonstration-{case.reference}")
    _text(request, "SystemID", system)
    stream = SubElement(route, "DataStream", {"VersionNumber": "1.0"})
    _text(stream, "e:System", system)
    _text(stream, "e:DataStreamType", "SPINewCase")
    _text(stream, "e:DataStreamContent", ElementTree.tostring(_new_case(case, today), encoding="unicode"))
    hop = SubElement(SubElement(route, "Routes"), "Route")
    _text(hop, "RouteID", "001")
    _text(hop, "RouteSourceSystem", system)
    _text(hop, "RouteDestinationSystem", PLATFORM)
    return bytes(ElementTree.tostring(route, encoding="utf-8", xml_declaration=True))


def _new_case(case: Case, today: date) -> Element:
    message = Element("NewCaseMessage", {"xmlns": LIBRA, "Flow": "NewCasesFromThePolice", "SchemaVersion": "0.6g"})
    told = SubElement(message, "Case")
    _text(told, "PTIURN", case.reference)
    _text(told, "OriginatingOrganisation", case.sender)
    _text(told, "CaseInitiation", case.initiation)
    hearing = SubElement(told, "InitialHearing")
    _text(hearing, "CourtHearingLocation", case.court)
    _text(hearing, "DateOfHearing", working_day(today, case.hearing_working_days).isoformat())
    _text(hearing, "TimeOfHearing", "10:00:00")
    officer = SubElement(told, "OtherPartyOfficerInCase")
    _text(SubElement(officer, "OfficerName"), "PersonFamilyName", "Hathaway")
    _text(officer, "PoliceOfficerRank", "Constable")
    _text(officer, "PoliceWorkerReferenceNumber", "4711")
    _text(officer, "PoliceWorkerLocationCode", case.sender)
    for position, defendant in enumerate(case.defendants, start=1):
        _defendant(told, case, defendant, position, today)
    return message


def _defendant(told: Element, case: Case, defendant: Defendant, position: int, today: date) -> None:
    charged = SubElement(told, "Defendant")
    _text(charged, "ProsecutorReference", f"26{case.sender}{case.reference[4:9]:0>9}{position}A")
    if defendant.company:
        about = SubElement(charged, "PoliceCorporateDefendant")
        _text(SubElement(about, "OrganisationName"), "OrganisationName", defendant.company)
        _address(about, defendant)
    else:
        _person(SubElement(charged, "PoliceIndividualDefendant"), defendant, today)
    for charge in charges_of(case, defendant, today):
        _offence(charged, charge)


def _person(about: Element, defendant: Defendant, today: date) -> None:
    details = SubElement(SubElement(about, "PersonDefendant"), "BasePersonDetails")
    name = SubElement(details, "PersonName")
    _optional(name, "PersonTitle", defendant.title)
    for number, forename in enumerate(defendant.forenames.split()[:3], start=1):
        _text(name, f"PersonGivenName{number}", forename)
    _text(name, "PersonFamilyName", defendant.surname)
    born_on = defendant.birthday(today)
    _optional(details, "Birthdate", born_on.isoformat() if born_on else "")
    _text(details, "Gender", {"Mr": 1}.get(defendant.title, 2 if defendant.title else 0))
    _address(about, defendant)
    language = SubElement(about, "LanguageOptions")
    _text(language, "DocumentationLanguage", "W" if defendant.welsh else "E")
    _text(language, "HearingLanguage", "W" if defendant.welsh else "E")


def _address(about: Element, defendant: Defendant) -> None:
    address = SubElement(about, "Address")
    for part, line in zip(ADDRESS_PARTS, defendant.address, strict=False):
        SubElement(address, part, {"xmlns": ADDRESSES}).text = line
    SubElement(address, "PostCode", {"xmlns": ADDRESSES}).text = defendant.postcode


def _offence(charged: Element, charge: ChargeText) -> None:
    offence = SubElement(charged, "Offence")
    base = SubElement(offence, "BaseOffenceDetails")
    _text(base, "OffenceSequenceNumber", charge.sequence)
    _text(base, "OffenceCode", charge.code)
    _text(base, "OffenceWording", _bilingual(charge.wording, charge.wording_welsh))
    timing = SubElement(base, "OffenceTiming")
    _text(timing, "OffenceDateCode", 1)
    _text(SubElement(timing, "OffenceStart"), "OffenceDateStartDate", charge.committed_on.isoformat())
    _text(base, "ChargeDate", charge.charged_on.isoformat())
    _text(base, "LocationOfOffence", charge.place)
    _text(offence, "ProsecutionFacts", _bilingual(charge.facts, charge.facts_welsh))


def _bilingual(english: str, welsh: str) -> str:
    return f"{english} || {welsh}" if welsh else english


def _text(parent: Element, name: str, value: Any) -> None:
    SubElement(parent, name).text = str(value)


def _optional(parent: Element, name: str, value: str) -> None:
    if value:
        _text(parent, name, value)
