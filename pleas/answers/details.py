"""Who answers: the person charged, or somebody who may speak for the company."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class CorrectedAddress:
    """Up to five lines of 35, 35, 35, 35 and 32 characters, and the postcode with one space in it."""

    lines: tuple[str, ...]
    postcode: str


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """Details of an individual, filled page by page: None and blanks stand for "not asked yet".

    `address` only where the one on the notice is wrong; `has_licence` is None where no charge is a
    motoring one and nobody asked.
    """

    first_name: str = ""
    last_name: str = ""
    middle_name: str = ""
    address_is_correct: bool | None = None
    address: CorrectedAddress | None = None
    born_on: date | None = None
    email: str = ""
    telephone: str = ""
    has_insurance_number: bool | None = None
    insurance_number: str = ""
    no_insurance_number_reason: str = ""
    has_licence: bool | None = None
    driver_number: str = ""
    licence_details: str = ""


class CompanyPosition(StrEnum):
    """Only these may plead for a company."""

    DIRECTOR = "director"
    SECRETARY = "secretary"
    SOLICITOR = "solicitor"


@dataclass(frozen=True, slots=True)
class CompanyDetails:
    """Details of a company and of whoever answers for it, filled page by page."""

    company_name: str = ""
    representative_first_name: str = ""
    representative_last_name: str = ""
    position: CompanyPosition | None = None
    incorporation_number: str = ""
    address_is_correct: bool | None = None
    address: CorrectedAddress | None = None
    email: str = ""
    telephone: str = ""
