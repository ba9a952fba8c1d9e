"""Offences of a police document."""

from cases.intake.spi.conversion import NO_LOCATION, bilingual_wording, split_languages
from cases.intake.spi.fields import FieldReader
from cases.intake.spi.people import read_address, read_contact, read_ethnicity, read_gender, read_name
from cases.intake.types import ParsedOffence, ParsedPerson, ParsedVictim

_OFFENCE_FIELDS = frozenset({"BaseOffenceDetails", "ProsecutionFacts", "OtherPartyVictim"})
_DETAIL_FIELDS = frozenset(
    [
        "OffenceSequenceNumber",
        "OffenceCode",
        "OffenceWording",
        "OffenceTiming",
        "ChargeDate",
        "ArrestDate",
        "LocationOfOffence",
        "AlcoholRelatedOffence",
        "VehicleRelatedOffence",
    ]
)
_TIMING_FIELDS = frozenset({"OffenceDateCode", "OffenceStart", "OffenceEnd"})
_START_FIELDS = frozenset({"OffenceDateStartDate", "OffenceStartTime"})
_END_FIELDS = frozenset({"OffenceEndDate", "OffenceEndTime"})
_VICTIM_FIELDS = frozenset(
    ["PersonDetails", "Address", "TelephoneDetails", "EmailDetails", "Birthdate", "Gender", "PersonEthnicity"]
)
_ALCOHOL_FIELDS = frozenset({"AlcoholLevelAmount", "AlcoholLevelMethod"})
_VEHICLE_FIELDS = frozenset({"VehicleCode", "VehicleRegistrationMark"})


def read_offence(offence: FieldReader) -> ParsedOffence:
    """One charge, its wording freed of citations and its facts split by language."""
    offence.only(_OFFENCE_FIELDS)
    details = offence.inside("BaseOffenceDetails", required=True)
    if details is None:
        return ParsedOffence(code="", sequence_number=0, wording="", date_code=None, committed_on=None)
    details.only(_DETAIL_FIELDS)
    wording, wording_welsh = bilingual_wording(details.text("OffenceWording", 2500, required=True))
    facts, facts_welsh = split_languages(offence.text("ProsecutionFacts", 4000))
    amount, method = _read_alcohol(details)
    vehicle_code, registration = _read_vehicle(details)
    timing = details.inside("OffenceTiming", required=True)
    start = end = None
    date_code = None
    if timing is not None:
        timing.only(_TIMING_FIELDS)
        date_code = timing.number("OffenceDateCode", 1, 6, required=True)
        start, end = timing.inside("OffenceStart", required=True), timing.inside("OffenceEnd")
        if start is not None:
            start.only(_START_FIELDS)
        if end is not None:
            end.only(_END_FIELDS)
    return ParsedOffence(
        code=details.text("OffenceCode", 8, required=True).upper(),
        sequence_number=details.number("OffenceSequenceNumber", 0, 999, required=True) or 0,
        wording=wording,
        wording_welsh=wording_welsh,
        statement_of_facts=facts,
        statement_of_facts_welsh=facts_welsh,
        date_code=date_code,
        committed_on=start.date("OffenceDateStartDate", required=True) if start is not None else None,
        committed_time=start.text("OffenceStartTime", 40) if start is not None else "",
        committed_until=end.date("OffenceEndDate") if end is not None else None,
        committed_until_time=end.text("OffenceEndTime", 40) if end is not None else "",
        charge_date=details.date("ChargeDate"),
        arrest_date=details.date("ArrestDate"),
        location=details.text("LocationOfOffence", 80) or NO_LOCATION,
        alcohol_level_amount=amount,
        alcohol_level_method=method,
        vehicle_code=vehicle_code,
        vehicle_registration=registration,
        victims=tuple(_read_victim(each) for each in offence.each("OtherPartyVictim")),
    )


def _read_alcohol(details: FieldReader) -> tuple[int | None, str]:
    """Level and method; the block counts only when both are there."""
    block = details.inside("AlcoholRelatedOffence")
    if block is None:
        return None, ""
    block.only(_ALCOHOL_FIELDS)
    amount = block.number("AlcoholLevelAmount", 0, 999)
    method = block.text("AlcoholLevelMethod", 1).upper()
    return (amount, method) if amount is not None and method else (None, "")


def _read_vehicle(details: FieldReader) -> tuple[str, str]:
    """Vehicle code and registration; the block counts only when both are there."""
    block = details.inside("VehicleRelatedOffence")
    if block is None:
        return "", ""
    block.only(_VEHICLE_FIELDS)
    code = block.text("VehicleCode", 1).upper()
    registration = block.text("VehicleRegistrationMark", 11)
    return (code, registration) if code and registration else ("", "")


def _read_victim(victim: FieldReader) -> ParsedVictim:
    victim.only(_VICTIM_FIELDS)
    observed, self_defined = read_ethnicity(victim)
    return ParsedVictim(
        person=ParsedPerson(
            name=read_name(victim.inside("PersonDetails"), family_name_required=False),
            gender=read_gender(victim, required=False),
            date_of_birth=victim.date("Birthdate"),
            contact=read_contact(victim),
            observed_ethnicity=observed,
            self_defined_ethnicity=self_defined,
        ),
        address=read_address(victim.inside("Address")),
    )
