"""Police messages of the project's own making, as many as a benchmark needs."""

from datetime import date, timedelta
from html import escape

_NEW_CASE = """<?xml version="1.0" encoding="utf-8"?>
<NewCaseMessage xmlns="http://www.dca.gov.uk/xmlschemas/libra" Flow="NewCasesFromThePolice"
    Interface="LibraStandardProsecutorPolice" SchemaVersion="0.6g"><Case>
<PTIURN>{reference}</PTIURN><OriginatingOrganisation>{force}</OriginatingOrganisation><CaseInitiation>Q</CaseInitiation>
<InitialHearing><CourtHearingLocation>{court}</CourtHearingLocation><DateOfHearing>{hearing}</DateOfHearing>
<TimeOfHearing>10:00:00</TimeOfHearing></InitialHearing>
<OtherPartyOfficerInCase><OfficerName><PersonFamilyName>Price</PersonFamilyName></OfficerName>
<PoliceOfficerRank>Constable</PoliceOfficerRank><PoliceWorkerReferenceNumber>1234</PoliceWorkerReferenceNumber>
<PoliceWorkerLocationCode>{force}</PoliceWorkerLocationCode></OtherPartyOfficerInCase>
<Defendant><ProsecutorReference>{asn}</ProsecutorReference><PoliceIndividualDefendant><PersonDefendant>
<BasePersonDetails><PersonName><PersonTitle>Ms</PersonTitle><PersonGivenName1>Mair</PersonGivenName1>
<PersonFamilyName>Bench{number}</PersonFamilyName></PersonName><Birthdate>1980-02-03</Birthdate><Gender>2</Gender>
</BasePersonDetails></PersonDefendant><Address><PAON xmlns="http://www.govtalk.gov.uk/people/bs7666">{number}</PAON>
<StreetDescription xmlns="http://www.govtalk.gov.uk/people/bs7666">High Street</StreetDescription>
<PostCode xmlns="http://www.govtalk.gov.uk/people/bs7666">CF10 1AA</PostCode></Address>
<LanguageOptions><DocumentationLanguage>E</DocumentationLanguage><HearingLanguage>E</HearingLanguage></LanguageOptions>
</PoliceIndividualDefendant><Offence><BaseOffenceDetails><OffenceSequenceNumber>1</OffenceSequenceNumber>
<OffenceCode>{offence}</OffenceCode><OffenceWording>Drove faster than the limit || Gyrrodd yn gyflymach na'r terfyn
</OffenceWording><OffenceTiming><OffenceDateCode>1</OffenceDateCode><OffenceStart>
<OffenceDateStartDate>{committed}</OffenceDateStartDate></OffenceStart></OffenceTiming><ChargeDate>{charged}</ChargeDate>
<LocationOfOffence>High Street</LocationOfOffence></BaseOffenceDetails>
<ProsecutionFacts>A camera recorded the vehicle.</ProsecutionFacts></Offence></Defendant></Case></NewCaseMessage>"""

_ROUTE = """<?xml version="1.0" encoding="UTF-8"?>
<RouteData xmlns="http://schemas.cjse.gov.uk/common/operations"
    xmlns:e="http://schemas.cjse.gov.uk/common/businessentities" VersionNumber="1.0" RequestResponse="Request">
<RequestFromSystem VersionNumber="1.0"><CorrelationID>{correlation}</CorrelationID><SystemID>Z00CJSE</SystemID>
<SourceID>{system}</SourceID><DestinationID>Z00CJSE</DestinationID></RequestFromSystem>
<DataStream VersionNumber="1.0"><e:System>{system}</e:System><e:DataStreamType>SPINewCase</e:DataStreamType>
<e:DataStreamContent>{content}</e:DataStreamContent></DataStream><Routes VersionNumber="1.0"><Route VersionNumber="1.0">
<RouteID>001</RouteID><RouteSourceSystem>{system}</RouteSourceSystem>
<RouteDestinationSystem>C00CommonPlatform</RouteDestinationSystem></Route></Routes></RouteData>"""


def police_message(number: int, *, run: str, force: str, court: str, system: str, offence: str, today: date) -> bytes:
    """One postal requisition with one defendant and one charge. `run` keeps references of runs apart."""
    content = _NEW_CASE.format(
        number=number,
        reference=f"{force[1:3]}{run}{number:05d}26",
        force=force,
        asn=f"26{force}{number:010d}A",
        court=court,
        hearing=today + timedelta(days=30),
        committed=today - timedelta(days=40),
        charged=today - timedelta(days=5),
        offence=offence,
    )
    return _ROUTE.format(correlation=f"bench-{run}-{number}", system=system, content=escape(content)).encode()
