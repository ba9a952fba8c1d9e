"""The police new-case document, version 0.6g, converted to a `ParsedCase`.

Limits and required fields follow the document's schema; every fault is gathered.
"""

from cases.intake.hearing_time import interpret_hearing
from cases.intake.identifiers import force_code_of_unit, normalise_ou_code, normalise_reference
from cases.intake.problems import Problem, ProblemValue, Severity, route_problem
from cases.intake.rules.reference import ReferenceData
from cases.intake.spi.conversion import split_case_markers
from cases.intake.spi.defendants import read_defendant
from cases.intake.spi.fields import Faults, FieldReader
from cases.intake.spi.people import read_address, read_contact, read_name
from cases.intake.types import Channel, ParsedCase, ParsedHearing, ParsedOfficer
from cases.intake.xml import Element

_FLOW = "NewCasesFromThePolice"
_CASE_FIELDS = frozenset(
    [
        "PTIURN",
        "OriginatingOrganisation",
        "InitiationCode",
        "SummonsCode",
        "CaseInitiation",
        "Informant",
        "CPSorganisation",
        "CaseMarker",
        "InitialHearing",
        "VehicleOperatorLicenceNumber",
        "OtherPartyOfficerInCase",
        "Defendant",
    ]
)
_HEARING_FIELDS = frozenset({"CourtHearingLocation", "DateOfHearing", "TimeOfHearing"})
_OFFICER_FIELDS = frozenset(
    [
        "OfficerName",
        "PoliceOfficerRank",
        "PoliceWorkerReferenceNumber",
        "PoliceWorkerLocationCode",
        "StructuredAddress",
        "TelephoneDetails",
        "DXaddress",
        "FAXnumber",
        "EmailDetails",
    ]
)
LONGEST_REFERENCE = 36


def read_new_case(
    root: Element, reference: ReferenceData, *, police_system_id: str = ""
) -> tuple[ParsedCase | None, tuple[Problem, ...]]:
    """The prosecution, or one "unusable data stream" problem that lists every fault."""
    faults = Faults()
    found = None
    if root.name != "NewCaseMessage" or root.child("Case") is None:
        faults.add(root.name, f"not a {_FLOW} document")
    else:
        cases = FieldReader(root, root.name, faults)
        cases.only(frozenset({"Case"}))
        case = cases.inside("Case")
        if case is not None:
            found = _read_case(case, reference, police_system_id)
    if faults.found:
        return None, (unusable(faults),)
    return found, ()


def blank_offence_code(root: Element) -> bool:
    """Whether any offence of the document has a blank code or none."""
    return any(
        not (offence.text_of("BaseOffenceDetails", "OffenceCode") or "").strip()
        for case in root.every("Case")
        for defendant in case.every("Defendant")
        for offence in defendant.every("Offence")
    )


def unusable(faults: Faults) -> Problem:
    """The exchange's answer 1310 with the path of every fault."""
    base = route_problem("UnusableDataStream")
    values = tuple(ProblemValue(path, why) for path, why in faults.found[:200])
    return Problem(base.code, values, Severity.ERROR, name=base.name)


def _read_case(case: FieldReader, reference: ReferenceData, police_system_id: str) -> ParsedCase:
    case.only(_CASE_FIELDS)
    received_reference = case.text("PTIURN", LONGEST_REFERENCE, required=True)
    originating = case.text("OriginatingOrganisation", 10, required=True)
    initiation, summons_code = _read_initiation(case)
    informant = case.text("Informant", 92)
    defendants = tuple(read_defendant(each) for each in case.each("Defendant", required=True))
    return ParsedCase(
        channel=Channel.SPI,
        reference=received_reference,
        initiation_code=initiation,
        summons_code=summons_code,
        prosecuting_authority=normalise_ou_code(originating),
        informant=informant,
        cps_organisation=case.text("CPSorganisation", 10),
        case_markers=split_case_markers(case.text("CaseMarker", 10)),
        hearing=_read_hearing(case, reference, received_reference, originating),
        vehicle_operator_licence=case.text("VehicleOperatorLicenceNumber", 9),
        officer=_read_officer(case),
        written_charge_posting_date=next(
            (offence.charge_date for defendant in defendants for offence in defendant.offences), None
        ),
        police_system_id=police_system_id,
        defendants=defendants,
    )


def _read_initiation(case: FieldReader) -> tuple[str, str]:
    """Either the initiation alone, or a summons with its code; the schema allows no mixture."""
    alone = case.text("CaseInitiation", 1)
    with_code = case.text("InitiationCode", 1)
    if "CaseInitiation" in case.element.groups:
        if {"InitiationCode", "SummonsCode"} & case.element.groups.keys():
            case.faults.add(f"{case.path}/CaseInitiation", "beside InitiationCode or SummonsCode")
        return alone.upper(), ""
    if "InitiationCode" not in case.element.groups:
        case.faults.add(f"{case.path}/CaseInitiation", "missing")
    return with_code.upper(), case.text("SummonsCode", 1, required="InitiationCode" in case.element.groups).upper()


def _read_hearing(
    case: FieldReader, reference: ReferenceData, received_reference: str, originating: str
) -> ParsedHearing | None:
    hearing = case.inside("InitialHearing", required=True)
    if hearing is None:
        return None
    hearing.only(_HEARING_FIELDS)
    force = normalise_reference(received_reference)[:2]
    if not force.isdigit():
        force = force_code_of_unit(originating)
    found = interpret_hearing(
        hearing.text("CourtHearingLocation", 10, required=True).upper(),
        hearing.date("DateOfHearing", required=True),
        hearing.text("TimeOfHearing", 40, required=True),
        clock_time_kept=reference.sends_clock_time(force),
    )
    if found.local_time is None and found.date is not None:
        hearing.faults.add(f"{hearing.path}/TimeOfHearing", "not a time")
    return found


def _read_officer(case: FieldReader) -> ParsedOfficer | None:
    officer = case.inside("OtherPartyOfficerInCase", required=True)
    if officer is None:
        return None
    officer.only(_OFFICER_FIELDS)
    name = officer.inside("OfficerName", required=True)
    return ParsedOfficer(
        name=read_name(name),
        rank=officer.text("PoliceOfficerRank", 35),
        reference_number=officer.text("PoliceWorkerReferenceNumber", 15),
        location_code=officer.text("PoliceWorkerLocationCode", 10),
        address=read_address(officer.inside("StructuredAddress")),
        contact=read_contact(officer),
        dx_address=officer.text("DXaddress", 80),
        fax_number=officer.text("FAXnumber", 20),
    )
