"""Write an accepted detail into the case, with everything that is derived from it."""

from datetime import date
from typing import Any

from cases.models import Defendant, Particulars, ProposedChange
from cases.postcode_index import postcode_index
from cases.references import fold_name
from cases.states import DetailKind

_LONGEST_PART, _LONGEST_WHOLE = 255, 520
_TEXT_COLUMNS = {
    DetailKind.EMAIL: "email",
    DetailKind.TELEPHONE: "telephone",
    DetailKind.INSURANCE_NUMBER: "national_insurance_number",
    DetailKind.DRIVER_NUMBER: "driver_number",
}


def change_details(change: ProposedChange) -> None:
    """The caller has the right, holds the change and records the event."""
    detail, value = DetailKind(change.detail), change.proposed
    if detail == DetailKind.NAME:
        Defendant.objects.filter(pk=change.defendant_id).update(**_name_columns(value))
    else:
        columns = _particulars(detail, value, reference=change.case.reference)
        Particulars.objects.filter(pk=change.defendant_id).update(**columns)


def _particulars(detail: DetailKind, value: dict[str, Any], *, reference: str) -> dict[str, Any]:
    if detail == DetailKind.ADDRESS:
        postcode = value["postcode"]
        return {
            "address_lines": value["lines"],
            "postcode": postcode,
            "postcode_index": postcode_index(reference, postcode),
        }
    if detail == DetailKind.DATE_OF_BIRTH:
        return {"date_of_birth": date.fromisoformat(value["date"])}
    return {_TEXT_COLUMNS[detail]: value["text"]}


def _name_columns(value: dict[str, Any]) -> dict[str, str]:
    """The name and its forms for searching, made like those of a case that is received."""
    if "organisation_name" in value:
        name = value["organisation_name"]
        return {"organisation_name": name, "name_folded": _whole(name), "surname_folded": _part(name)}
    forenames, surname = value["forenames"], value["surname"]
    return {
        "forenames": forenames,
        "surname": surname,
        "name_folded": _whole(f"{surname} {forenames}"),
        "surname_folded": _part(surname),
        "first_name_folded": _part(forenames.partition(" ")[0]),
    }


def _whole(name: str) -> str:
    """Folding may lengthen a name: a ligature becomes its letters."""
    return fold_name(name)[:_LONGEST_WHOLE]


def _part(name: str) -> str:
    return fold_name(name)[:_LONGEST_PART]
