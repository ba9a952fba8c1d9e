"""Write an accepted detail into the case, with everything that is derived from it."""

from datetime import date
from typing import Any

from cases.models import Defendant, Particulars, ProposedChange
from cases.references import compact_postcode, fold_name
from cases.states import DetailKind

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
        Particulars.objects.filter(pk=change.defendant_id).update(**_particulars(detail, value))


def _particulars(detail: DetailKind, value: dict[str, Any]) -> dict[str, Any]:
    if detail == DetailKind.ADDRESS:
        postcode = value["postcode"]
        return {
            "address_lines": value["lines"],
            "postcode": postcode,
            "postcode_compact": compact_postcode(postcode),
        }
    if detail == DetailKind.DATE_OF_BIRTH:
        return {"date_of_birth": date.fromisoformat(value["date"])}
    return {_TEXT_COLUMNS[detail]: value["text"]}


def _name_columns(value: dict[str, Any]) -> dict[str, str]:
    """The name and its forms for searching, made like those of a case that is received."""
    if "organisation_name" in value:
        name = value["organisation_name"]
        return {"organisation_name": name, "name_folded": fold_name(name), "surname_folded": fold_name(name)}
    forenames, surname = value["forenames"], value["surname"]
    return {
        "forenames": forenames,
        "surname": surname,
        "name_folded": fold_name(f"{surname} {forenames}"),
        "surname_folded": fold_name(surname),
        "first_name_folded": fold_name(forenames.partition(" ")[0]),
    }
