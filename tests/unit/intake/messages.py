"""Messages of the project's own making, as police and prosecutors would send them."""

import json
from copy import deepcopy
from typing import Any
from xml.sax.saxutils import escape

POLICE_SYSTEM = "04201PoliceCaseSystem"
LIBRA = "http://www.dca.gov.uk/xmlschemas/libra"
ADDRESS_SPACE = "http://www.govtalk.gov.uk/people/bs7666"
NAMESPACE = "http://schemas.cjse.gov.uk/common/operations"


def element(name: str, *content: object) -> str:
    """An element; texts are escaped, elements are not."""
    inside = "".join(part if isinstance(part, Markup) else escape(str(part)) for part in content)
    return Markup(f"<{name}>{inside}</{name}>")


class Markup(str):
    """A text that already is markup."""


def join(*parts: object) -> Markup:
    return Markup("".join(str(part) for part in parts if part))


def optional(name: str, value: object) -> Markup:
    return Markup("") if value is None else Markup(element(name, value))


def offence(
    *,
    code: str = "RT88191",
    sequence: object = 1,
    wording: str = "On 01/09/2026 drove too fast || Ar 01/09/2026 gyrrodd yn rhy gyflym",
    facts: str | None = "Seen by a camera || Gwelwyd gan gamera",
    date_code: object = 1,
    committed_on: str = "2026-09-01",
    committed_until: str | None = None,
    charged_on: str | None = "2026-10-01",
    arrested_on: str | None = "2026-09-02",
    location: str | None = "High Street, Basildon",
    more: str = "",
) -> Markup:
    end = element("OffenceEnd", element("OffenceEndDate", committed_until)) if committed_until else ""
    return Markup(
        element(
            "Offence",
            element(
                "BaseOffenceDetails",
                element("OffenceSequenceNumber", sequence),
                element("OffenceCode", code),
                element("OffenceWording", wording),
                element(
                    "OffenceTiming",
                    element("OffenceDateCode", date_code),
                    element("OffenceStart", element("OffenceDateStartDate", committed_on)),
                    Markup(end),
                ),
                optional("ChargeDate", charged_on),
                optional("ArrestDate", arrested_on),
                optional("LocationOfOffence", location),
                Markup(more),
            ),
            optional("ProsecutionFacts", facts),
        )
    )


def address(**parts: str) -> Markup:
    given = parts or {"PAON": "12", "StreetDescription": "Mill Lane", "Town": "Basildon", "PostCode": "SS14 1AB"}
    return join(*(Markup(f'<{name} xmlns="{ADDRESS_SPACE}">{escape(text)}</{name}>') for name, text in given.items()))


def person(
    *,
    asn: str = "2642AB0100000000001A",
    forename: str | None = "Gwen",
    surname: str = "Harker",
    born: str | None = "1988-02-29",
    gender: object = 2,
    custody: str | None = "U",
    bail_conditions: str | None = None,
    where: Markup | None = None,
    emails: tuple[str, ...] = ("gwen@example.org",),
    ethnicity: tuple[object, object] | None = (9, "W1"),
    languages: tuple[str, str] = ("E", "E"),
    offences: tuple[str, ...] | None = None,
    more: str = "",
) -> Markup:
    mails = join(*(element(f"EmailAddress{number}", each) for number, each in enumerate(emails, start=1)))
    observed = (
        element(
            "PersonEthnicity",
            element("ObservedEthnicity", ethnicity[0]),
            element("SelfDefinedEthnicity", ethnicity[1]),
        )
        if ethnicity
        else ""
    )
    return Markup(
        element(
            "Defendant",
            element("ProsecutorReference", asn),
            element(
                "PoliceIndividualDefendant",
                element(
                    "PersonDefendant",
                    element(
                        "BasePersonDetails",
                        element(
                            "PersonName",
                            optional("PersonGivenName1", forename),
                            element("PersonFamilyName", surname),
                        ),
                        Markup(element("EmailDetails", mails) if emails else ""),
                        optional("Birthdate", born),
                        element("Gender", gender),
                    ),
                    optional("BailConditions", bail_conditions),
                ),
                element("Address", where if where is not None else address()),
                Markup(observed),
                optional("CustodyStatus", custody),
                element(
                    "LanguageOptions",
                    element("DocumentationLanguage", languages[0]),
                    element("HearingLanguage", languages[1]),
                ),
                Markup(more),
            ),
            join(*(offences or (offence(),))),
        )
    )


def company(*, name: str = "Harker Haulage Ltd", asn: str = "2642AB0100000000002B") -> Markup:
    return Markup(
        element(
            "Defendant",
            element("ProsecutorReference", asn),
            element(
                "PoliceCorporateDefendant",
                element("OrganisationName", element("OrganisationName", name)),
                element("Address", address()),
            ),
            offence(),
        )
    )


def new_case(
    *,
    urn: str = "42AB1234526",
    organisation: str = "0420000",
    initiation: str = "C",
    summons_code: str | None = None,
    marker: str | None = None,
    court: str = "B42AZ01",
    hearing_on: str = "2027-01-11",
    hearing_time: str = "10:00:00",
    defendants: tuple[str, ...] | None = None,
    more: str = "",
) -> str:
    begun = (
        element("CaseInitiation", initiation)
        if summons_code is None
        else join(element("InitiationCode", initiation), element("SummonsCode", summons_code))
    )
    case = element(
        "Case",
        element("PTIURN", urn),
        element("OriginatingOrganisation", organisation),
        Markup(begun),
        optional("CaseMarker", marker),
        element(
            "InitialHearing",
            element("CourtHearingLocation", court),
            element("DateOfHearing", hearing_on),
            element("TimeOfHearing", hearing_time),
        ),
        element(
            "OtherPartyOfficerInCase",
            element("OfficerName", element("PersonFamilyName", "Okafor")),
            element("PoliceOfficerRank", "Constable"),
            element("PoliceWorkerReferenceNumber", "4711"),
            element("PoliceWorkerLocationCode", "042AB00"),
        ),
        Markup(more),
        join(*(defendants or (person(),))),
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<NewCaseMessage xmlns="{LIBRA}" Flow="NewCasesFromThePolice" SchemaVersion="0.6g">{case}</NewCaseMessage>'
    )


def routed(
    content: str | None = None,
    *,
    correlation: str = "corr-1",
    system: str = POLICE_SYSTEM,
    stream_type: str = "SPINewCase",
    source: str = POLICE_SYSTEM,
    destination: str = "C00CommonPlatform",
    more_of_request: str = "",
) -> str:
    document = new_case() if content is None else content
    return (
        f'<RouteData xmlns="{NAMESPACE}" xmlns:e="http://schemas.cjse.gov.uk/common/businessentities"'
        ' VersionNumber="1.0" RequestResponse="Request">'
        f"<RequestFromSystem><CorrelationID>{escape(correlation)}</CorrelationID>"
        f"<SystemID>{escape(system)}</SystemID>{more_of_request}</RequestFromSystem>"
        f"<DataStream><e:System>{escape(source)}</e:System>"
        f"<e:DataStreamType>{escape(stream_type)}</e:DataStreamType>"
        f"<e:DataStreamContent>{escape(document)}</e:DataStreamContent></DataStream>"
        f"<Routes><Route><RouteID>001</RouteID><RouteSourceSystem>{escape(source)}</RouteSourceSystem>"
        f"<RouteDestinationSystem>{escape(destination)}</RouteDestinationSystem></Route></Routes></RouteData>"
    )


def enveloped(
    message: str | None = None,
    *,
    request: str | None = "req-1",
    source: str | None = "Z00CJSE",
    destination: str | None = "C00CommonPlatform",
    mode: str | None = "ASYNCH",
) -> str:
    fields = join(
        optional("n:RequestID", request),
        optional("n:SourceID", source),
        optional("n:DestinationID", destination),
        optional("n:ExecMode", mode),
        element("n:Timestamp", "2026-11-20T10:00:00Z"),
        element("n:Message", routed() if message is None else message),
    )
    return (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
        f'<n:SubmitRequestMes xmlns:n="http://schemas.cjse.gov.uk/endpoint/types/">{fields}'
        "</n:SubmitRequestMes></s:Body></s:Envelope>"
    )


SJP_NOTICE: dict[str, Any] = {
    "prosecutionSubmissionDetails": {
        "urn": "TVL-900-1",
        "prosecutingAuthority": "GAEAA01",
        "writtenChargePostingDate": "2026-10-05",
    },
    "defendant": {
        "prosecutorDefendantId": "D-1",
        "prosecutorCosts": "120.00",
        "documentationLanguage": "W",
        "hearingLanguage": "E",
        "defendantPerson": {
            "forename": "Mair",
            "surname": "Prosser",
            "dateOfBirth": "1979-04-30",
            "selfDefinedInformation": {"gender": 2, "nationality": "GBR", "ethnicity": "W1"},
            "address": {"address1": "4 Heol y Bont", "address2": "Caerdydd", "postcode": "CF10 3NP"},
            "contactDetails": {"primaryEmail": "mair@example.org", "mobileTelephoneNumber": "07700 900123"},
        },
        "offences": [
            {
                "cjsOffenceCode": "RT88191",
                "offenceSequenceNo": 1,
                "offenceCommittedDate": "2026-09-01",
                "offenceDateCode": 1,
                "chargeDate": "2026-10-05",
                "offenceLocation": "Caerdydd",
                "offenceWording": "Drove too fast",
                "offenceWordingWelsh": "Gyrrodd yn rhy gyflym",
                "statementOfFacts": "Seen by a camera",
            }
        ],
    },
}

CHARGE: dict[str, Any] = {
    "prosecutionSubmissionDetails": {
        "urn": "DV-77-1",
        "prosecutingAuthority": "GAFDL00",
        "informant": "A. Officer",
        "caseMarker": "DV HT",
        "hearingDetails": {
            "courtHearingLocation": "B42AZ01",
            "dateOfHearing": "2027-01-11",
            "timeOfHearing": "10:00:00.000",
        },
    },
    "defendants": [
        {
            "defendantDetails": {
                "prosecutorDefendantId": "D-1",
                "asn": "2642AB0100000000003C",
                "pncIdentifier": "2019/1234567L",
                "croNumber": "123456/19L",
                "documentationLanguage": "E",
                "hearingLanguage": "E",
                "address": {"address1": "1 Quay Street", "postcode": "SS1 1AA"},
                "prosecutorCosts": "+85.00",
            },
            "individual": {
                "nameDetails": {"title": "Mr", "forename": "Idris", "surname": "Vaughan"},
                "gender": 1,
                "dateOfBirth": "1990-07-14",
                "nationality": "GBR",
                "ethnicity": "M9",
                "observedEthnicity": 4,
                "custodyStatus": "B",
                "bailConditions": "Report weekly",
            },
            "offences": [
                {
                    "offenceDetails": {
                        "cjsOffenceCode": "TH68010",
                        "offenceSequenceNo": 1,
                        "offenceCommittedDate": "2026-09-01",
                        "offenceDateCode": 1,
                        "offenceWording": "Stole a bicycle",
                    },
                    "chargeDate": "2026-09-03",
                    "arrestDate": "2026-09-02",
                }
            ],
        }
    ],
}


def submission(document: dict[str, Any], **changes: Any) -> bytes:
    """The document with values at dotted paths changed; ``...`` removes one."""
    changed = deepcopy(document)
    for path, value in changes.items():
        *steps, last = path.split("__")
        place: Any = changed
        for step in steps:
            place = place[int(step)] if step.isdigit() else place[step]
        if value is ...:
            del place[int(last) if last.isdigit() else last]
        elif isinstance(place, list):
            place[int(last)] = value
        else:
            place[last] = value
    return json.dumps(changed).encode()
