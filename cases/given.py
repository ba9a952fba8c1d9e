"""What a defendant gives with a plea, as other packages hand it over. None stands for "not asked"."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from cases.states import MeansKind, PleaMethod


@dataclass(frozen=True, slots=True)
class Giving:
    """Of which defendant something was given, how, by whom and when."""

    case_id: UUID
    defendant_id: UUID
    method: PleaMethod
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Address:
    """Lines and postcode; both empty where none is known."""

    lines: tuple[str, ...] = ()
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class PersonalDetails:
    """Details of a defendant, as held or as given; blank where there is nothing."""

    forenames: str = ""
    surname: str = ""
    organisation_name: str = ""
    address: Address = Address()
    born_on: date | None = None
    email: str = ""
    telephone: str = ""
    insurance_number: str = ""
    driver_number: str = ""


@dataclass(frozen=True, slots=True)
class DefenceWitness:
    """Somebody the defence wants to call."""

    name: str
    address: str = ""
    born_on: date | None = None
    needs_interpreter: bool = False
    interpreter_language: str = ""


@dataclass(frozen=True, slots=True)
class MattersForTrial:
    """What is disputed and whom the defence wants to call, with one not guilty plea.

    `other_driver` is who used or kept a vehicle for which its keeper is prosecuted: name, then address.
    """

    disputes_evidence: bool | None = None
    disputed_evidence: str = ""
    calls_witnesses: bool | None = None
    witnesses: tuple[DefenceWitness, ...] = ()
    other_driver: str = ""


@dataclass(frozen=True, slots=True)
class TimeToAvoid:
    """Both days belong to it."""

    first: date
    last: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NeedsAtCourt:
    """What a hearing with the defendant needs; languages are "en", "cy" or blank."""

    needs_interpreter: bool | None = None
    interpreter_language: str = ""
    has_disability_needs: bool | None = None
    disability_needs: str = ""
    has_dates_to_avoid: bool | None = None
    dates_to_avoid: tuple[TimeToAvoid, ...] = ()
    hearing_language: str = ""
    document_language: str = ""


@dataclass(frozen=True, slots=True)
class MeansGiven:
    """A means form. `details` are JSON values: the answers by the names of their questions, and sums."""

    kind: MeansKind
    details: Mapping[str, Any] = field(default_factory=dict)


WITNESSES: TypeAdapter[tuple[DefenceWitness, ...]] = TypeAdapter(tuple[DefenceWitness, ...])
TIMES_TO_AVOID: TypeAdapter[tuple[TimeToAvoid, ...]] = TypeAdapter(tuple[TimeToAvoid, ...])
