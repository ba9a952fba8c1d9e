"""Received details that have no column of their own, as the JSON kept beside the columns."""

from datetime import date
from typing import Any

from cases.intake.identifiers import normalise_identifier
from cases.intake.types import ParsedAddress, ParsedCase, ParsedContact, ParsedDefendant, ParsedOffence


def more_of_defendant(parsed: ParsedDefendant) -> dict[str, Any]:
    """Received details of a defendant without a column of their own."""
    person = parsed.person
    guardian = parsed.guardian
    contact = person.contact if person else parsed.organisation_contact
    more: dict[str, Any] = {
        "asn": parsed.asn,
        "asn_compared": normalise_identifier(parsed.asn),
        "prosecutor_defendant_id": parsed.prosecutor_defendant_id,
        "pnc_id": parsed.pnc_id,
        "cro_number": parsed.cro_number,
        "additional_nationality": parsed.additional_nationality,
        "perceived_birth_year": parsed.perceived_birth_year,
        "occupation": parsed.occupation,
        "occupation_code": parsed.occupation_code,
        "offender_code": parsed.offender_code,
        "driver_licence_code": parsed.driver_licence_code,
        "driver_licence_issue": parsed.driver_licence_issue,
        "previous_convictions": parsed.previous_convictions,
        "prosecutor_costs": str(parsed.prosecutor_costs) if parsed.prosecutor_costs is not None else "",
        "uprn": parsed.address.uprn,
        "contact": _contact(contact),
        "aliases": [_name(each.title, each.given_names, each.family_name) for each in parsed.aliases]
        + list(parsed.organisation_aliases),
    }
    if guardian is not None:
        name = guardian.person.name if guardian.person else None
        more["guardian"] = _filled(
            {
                "name": _name(name.title, name.given_names, name.family_name) if name else "",
                "organisation": guardian.organisation_name,
                "telephone": guardian.organisation_telephone,
                "date_of_birth": _day(guardian.person.date_of_birth if guardian.person else None),
                "address": _address(guardian.address),
                "contact": _contact(guardian.person.contact) if guardian.person else {},
            }
        )
    return _filled(more)


def more_of_offence(offence: ParsedOffence, *, end_kept: bool) -> dict[str, Any]:
    """Received details of an offence without a column of their own. Victims stay in the message alone:
    what is written here may be read by the defendant."""
    return _filled(
        {
            "committed_time": offence.committed_time,
            "committed_until_time": offence.committed_until_time,
            "committed_until_received": "" if end_kept else _day(offence.committed_until),
            "alcohol_level_method": offence.alcohol_level_method,
            "alcohol_level_amount": offence.alcohol_level_amount,
            "vehicle_code": offence.vehicle_code,
            "vehicle_make": offence.vehicle_make,
            "back_duty_from": _day(offence.back_duty_from),
            "back_duty_to": _day(offence.back_duty_to),
        }
    )


def officer_of(case: ParsedCase) -> dict[str, Any]:
    """The officer in the case."""
    officer = case.officer
    if officer is None:
        return {}
    return _filled(
        {
            "name": _name(officer.name.title, officer.name.given_names, officer.name.family_name),
            "rank": officer.rank,
            "number": officer.reference_number,
            "location_code": officer.location_code,
            "address": _address(officer.address),
            "contact": _contact(officer.contact),
            "dx": officer.dx_address,
            "fax": officer.fax_number,
        }
    )


def _contact(contact: ParsedContact) -> dict[str, Any]:
    return _filled(
        {
            "home_telephone": contact.home_telephone,
            "work_telephone": contact.work_telephone,
            "mobile_telephone": contact.mobile_telephone,
            "primary_email": contact.primary_email,
            "secondary_email": contact.secondary_email,
        }
    )


def _address(address: ParsedAddress) -> dict[str, Any]:
    return _filled({"lines": list(address.lines), "postcode": address.postcode})


def _name(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}
