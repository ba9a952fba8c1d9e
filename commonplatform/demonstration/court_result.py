"""A result of the story as a court system sends it, in English and Welsh."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from commonplatform.demonstration.told import Case

DAYS_TO_PAY = 28


def court_result(case: Case, row: dict[str, str], *, decided_on: date) -> dict[str, Any]:
    """The JSON value for `cases.results.services.import_result`: everything for the first charge."""
    amounts = [Decimal(row[name]) for name in ("fine", "surcharge", "costs")]
    return {
        "urn": case.reference,
        "case_number": f"{case.reference[-8:]}",
        "ou_code": (case.court or "B01LY00")[:5],
        "hearing_date": decided_on.isoformat(),
        "account_number": row["account_number"],
        "division": row["division"],
        "lump_sum": str(sum(amounts)),
        "pay_by": (decided_on + timedelta(days=DAYS_TO_PAY)).isoformat(),
        "payment_type": "Lump sum",
        "offences": [
            {"code": code, "sequence": number, "results": _decided(row) if number == 1 else [_NO_SEPARATE_PENALTY]}
            for number, code in enumerate(case.defendants[0].charges, start=1)
        ],
    }


_NO_SEPARATE_PENALTY = {
    "code": "NSP",
    "short_title": "No separate penalty",
    "wording": "No separate penalty.",
    "short_title_welsh": "Dim cosb ar wahân",
    "wording_welsh": "Dim cosb ar wahân.",
}


def _decided(row: dict[str, str]) -> list[dict[str, Any]]:
    fine, surcharge, costs, points = row["fine"], row["surcharge"], row["costs"], row["points"]
    return [
        _imposed("FO", ("Fine", f"Fined £{fine}."), ("Dirwy", f"Dirwy o £{fine}."), fine),
        _imposed(
            "FVS",
            ("Surcharge", f"To pay a surcharge to fund victim services of £{surcharge}."),
            ("Gordal", f"I dalu gordal o £{surcharge} i ariannu gwasanaethau dioddefwyr."),
            surcharge,
        ),
        _imposed(
            "FCOST",
            ("Costs", f"To pay costs of £{costs} to the prosecutor."),
            ("Costau", f"I dalu costau o £{costs} i’r erlynydd."),
            costs,
        ),
        _imposed(
            "LEP",
            ("Endorsement", f"Driving record endorsed with {points} points."),
            ("Ardystiad", f"Ardystio’r cofnod gyrru â {points} pwynt."),
            None,
        ),
    ]


def _imposed(code: str, english: tuple[str, str], welsh: tuple[str, str], amount: str | None) -> dict[str, Any]:
    return {
        "code": code,
        "short_title": english[0],
        "wording": english[1],
        "short_title_welsh": welsh[0],
        "wording_welsh": welsh[1],
        "amount": amount,
    }
