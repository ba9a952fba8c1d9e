"""What a defendant's own details change: which differences are put to the court, which blanks they fill.

Source: domain document "Online plea", Fields and rules: names, address and date of birth that differ
are proposed; unchanged details raise nothing; a blank never overwrites a held value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cases.given import Address, PersonalDetails
from cases.references import compact_postcode, fold_name
from cases.states import DetailKind

_NOT_DIGITS = re.compile(r"\D")
# Nothing of these is a matter of who the defendant is: where the case holds none, theirs is taken as it is.
_COLUMNS = {
    "email": (DetailKind.EMAIL, "email"),
    "telephone": (DetailKind.TELEPHONE, "telephone"),
    "insurance_number": (DetailKind.INSURANCE_NUMBER, "national_insurance_number"),
    "driver_number": (DetailKind.DRIVER_NUMBER, "driver_number"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One detail that was given otherwise than it is held, as JSON values."""

    detail: DetailKind
    held: dict[str, Any]
    proposed: dict[str, Any]


def differences(held: PersonalDetails, given: PersonalDetails) -> Iterator[Difference]:
    """The details to put to the court, in the order in which they are shown."""
    if _names_somebody_else(held, given):
        yield Difference(DetailKind.NAME, _name(held), _name(given))
    if given.address.lines and _folded(given.address) != _folded(held.address):
        yield Difference(DetailKind.ADDRESS, _address(held.address), _address(given.address))
    if given.born_on is not None and given.born_on != held.born_on:
        yield Difference(DetailKind.DATE_OF_BIRTH, _birth(held), _birth(given))
    for name, (detail, _column) in _COLUMNS.items():
        before, after = str(getattr(held, name)), str(getattr(given, name))
        if before and after and _compared(name, before) != _compared(name, after):
            yield Difference(detail, {"text": before}, {"text": after})


def filled_blanks(held: PersonalDetails, given: PersonalDetails) -> dict[str, str]:
    """Columns of the particulars that are empty and for which something was given."""
    return {
        column: str(getattr(given, name))
        for name, (_detail, column) in _COLUMNS.items()
        if getattr(given, name) and not getattr(held, name)
    }


def _names_somebody_else(held: PersonalDetails, given: PersonalDetails) -> bool:
    if given.organisation_name:
        return fold_name(given.organisation_name) != fold_name(held.organisation_name)
    if not given.surname:
        return False
    if fold_name(given.surname) != fold_name(held.surname):
        return True
    before, after = fold_name(held.forenames), fold_name(given.forenames)
    # Middle names need not be given: leaving them out changes nothing.
    return bool(after) and before != after and not before.startswith(f"{after} ")


def _compared(name: str, value: str) -> str:
    return _NOT_DIGITS.sub("", value) if name == "telephone" else "".join(value.split()).casefold()


def _folded(address: Address) -> tuple[str, str]:
    return fold_name(" ".join(address.lines)), compact_postcode(address.postcode)


def _name(details: PersonalDetails) -> dict[str, Any]:
    if details.organisation_name:
        return {"organisation_name": details.organisation_name}
    return {"forenames": details.forenames, "surname": details.surname}


def _address(address: Address) -> dict[str, Any]:
    return {"lines": list(address.lines), "postcode": address.postcode}


def _birth(details: PersonalDetails) -> dict[str, Any]:
    return {"date": details.born_on.isoformat() if details.born_on else ""}
