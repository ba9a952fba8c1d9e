"""A case of the story as a prosecutor without the police feed submits it: single justice notices and charges."""

import json
from datetime import date, timedelta
from typing import Any

from commonplatform.demonstration.charge_text import ChargeText, charges_of
from commonplatform.demonstration.dates import working_day
from commonplatform.demonstration.fixed_offers import offers
from commonplatform.demonstration.told import Case, Defendant, remands

COSTS = "85.00"


def submission_message(case: Case, *, today: date) -> bytes:
    """The bytes of the message."""
    document = _notice(case, today) if case.initiation == "J" else _charge(case, today)
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def _notice(case: Case, today: date) -> dict[str, Any]:
    (defendant,) = case.defendants
    received = today - timedelta(days=case.received_days_ago)
    return {
        "prosecutionSubmissionDetails": {
            "urn": case.reference,
            "prosecutingAuthority": case.sender,
            "writtenChargePostingDate": (received - timedelta(days=2)).isoformat(),
        },
        "defendant": {
            "prosecutorDefendantId": f"{case.reference}-1",
            "prosecutorCosts": COSTS,
            "documentationLanguage": _language(defendant),
            "hearingLanguage": _language(defendant),
            **_whose(defendant, today),
            "offences": [
                {
                    **_offence(charge),
                    "chargeDate": charge.charged_on.isoformat(),
                    **_facts(charge),
                    **_offer(case, charge),
                }
                for charge in charges_of(case, defendant, today)
            ],
        },
    }


def _whose(defendant: Defendant, today: date) -> dict[str, Any]:
    if defendant.company:
        return {"organisation": {"organisationName": defendant.company, "address": _address(defendant)}}
    person = {
        **_name(defendant),
        "selfDefinedInformation": {"gender": _gender(defendant)},
        "address": _address(defendant),
        **_born(defendant, today),
    }
    return {"defendantPerson": person}


def _charge(case: Case, today: date) -> dict[str, Any]:
    return {
        "prosecutionSubmissionDetails": {
            "urn": case.reference,
            "prosecutingAuthority": case.sender,
            "hearingDetails": {
                "courtHearingLocation": case.court,
                "dateOfHearing": working_day(today, case.hearing_working_days).isoformat(),
                "timeOfHearing": "10:00:00",
            },
        },
        "defendants": [
            _charged(case, defendant, position, today) for position, defendant in enumerate(case.defendants, start=1)
        ],
    }


def _charged(case: Case, defendant: Defendant, position: int, today: date) -> dict[str, Any]:
    return {
        "defendantDetails": {
            "prosecutorDefendantId": f"{case.reference}-{position}",
            "documentationLanguage": _language(defendant),
            "hearingLanguage": _language(defendant),
            "address": _address(defendant),
            "prosecutorCosts": COSTS,
        },
        "individual": {
            "nameDetails": _name(defendant),
            "gender": _gender(defendant),
            **_born(defendant, today),
            "nationality": "GBR",
            "ethnicity": "NS",
            "observedEthnicity": 0,
            "custodyStatus": _custody_status(case, defendant),
        },
        "offences": [
            {
                "offenceDetails": _offence(charge),
                "chargeDate": charge.charged_on.isoformat(),
                "arrestDate": (charge.charged_on - timedelta(days=1)).isoformat(),
            }
            for charge in charges_of(case, defendant, today)
        ],
    }


def _offence(charge: ChargeText) -> dict[str, Any]:
    details: dict[str, Any] = {
        "cjsOffenceCode": charge.code,
        "offenceSequenceNo": charge.sequence,
        "offenceCommittedDate": charge.committed_on.isoformat(),
        "offenceDateCode": 1,
        "offenceLocation": charge.place,
        "offenceWording": charge.wording,
    }
    if charge.wording_welsh:
        details["offenceWordingWelsh"] = charge.wording_welsh
    if charge.code.startswith("VE"):
        details["backDuty"] = "64.17"
        details["backDutyDateFrom"] = (charge.committed_on - timedelta(days=120)).isoformat()
        details["backDutyDateTo"] = charge.committed_on.isoformat()
        details["vehicleRegistrationMark"] = charge.vehicle
    return details


def _offer(case: Case, charge: ChargeText) -> dict[str, Any]:
    """The fixed offer of the story; it asks for compensation with the first charge, and for no back duty."""
    offer = offers().get(case.reference)
    if offer is None:
        return {}
    asked = {"prosecutorCompensation": offer.compensation} if offer.compensation and charge.sequence == 1 else {}
    no_back_duty = {"backDuty": "0.00"} if charge.code.startswith("VE") else {}
    return {"prosecutorOfferAOCP": True, **asked, **no_back_duty}


def _facts(charge: ChargeText) -> dict[str, str]:
    welsh = {"statementOfFactsWelsh": charge.facts_welsh} if charge.facts_welsh else {}
    return {"statementOfFacts": charge.facts, **welsh}


def _name(defendant: Defendant) -> dict[str, str]:
    forenames = defendant.forenames.split()
    keys = ("forename", "forename2", "forename3")
    title = {"title": defendant.title} if defendant.title else {}
    return {**title, **dict(zip(keys, forenames, strict=False)), "surname": defendant.surname}


def _born(defendant: Defendant, today: date) -> dict[str, str]:
    born_on = defendant.birthday(today)
    return {"dateOfBirth": born_on.isoformat()} if born_on else {}


def _address(defendant: Defendant) -> dict[str, str]:
    lines = {f"address{number}": line for number, line in enumerate(defendant.address, start=1)}
    return {**lines, "postcode": defendant.postcode}


def _gender(defendant: Defendant) -> int:
    return {"Mr": 1, "Ms": 2, "Mrs": 2}.get(defendant.title, 0)


def _custody_status(case: Case, defendant: Defendant) -> str:
    """On unconditional bail, but for those whom the story has in custody."""
    held = {(each.reference, each.defendant): each.status for each in remands()}
    return held.get((case.reference, defendant.name), "U")


def _language(defendant: Defendant) -> str:
    return "W" if defendant.welsh else "E"
