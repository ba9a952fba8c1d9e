"""What the defence room hands between its forms, services, selectors and pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from defence.states import Finding, OrderRefusal

if TYPE_CHECKING:
    from commonplatform.accounts.models import Membership


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """What is searched for: a reference or the day of a hearing, and a person's name and date of birth or a
    company's name.

    A company's name stands in `surname`, with neither first name nor date of birth; a person with a
    single name has no first name, but always a date of birth. With a reference the day does not matter.
    """

    reference: str
    surname: str
    first_name: str = ""
    born_on: date | None = None
    hearing_on: date | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """All that may be known of a defendant before going on record.

    Source: domain document "Defence portal", What the result shows before association: no charges,
    no documents, no co-defendants. `firm` is the one on record, if another is; `last_firm` the one that was before.
    `opened_by` are the organisations that opened the initial details, in the order of their first time.
    """

    case_id: UUID
    reference: str
    prosecutor: str
    defendant: str
    finding: Finding
    firm: str = ""
    last_firm: str = ""
    opened_by: tuple[str, ...] = ()
    instructed: tuple[InstructionLine, ...] = ()
    is_instructed: bool = False


@dataclass(frozen=True, slots=True)
class Firm:
    """The organisation that is put on record."""

    organisation_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class RepresentationLine:
    """One representation as a viewer may see it; `may_end` says whether the viewer may end it."""

    association_id: UUID
    defendant_id: UUID
    defendant: str
    firm: str
    representation_type: str
    laa_contract_number: str
    since: datetime
    until: datetime | None
    may_end: bool
    ended_through: str = ""
    by_order: bool = False


@dataclass(frozen=True, slots=True)
class InstructionLine:
    """An organisation's instruction as it is shown: who recorded it, and for which day."""

    organisation: str
    person: str
    instructed_on: date
    defendant: str = ""
    is_in_force: bool = False


@dataclass(frozen=True, slots=True)
class LockedDefendant:
    """A defendant locked by a representation order, and for how many days."""

    lock_id: UUID
    case_id: UUID
    reference: str
    defendant: str
    laa_contract_number: str
    application_reference: str
    since: datetime
    days: int


@dataclass(frozen=True, slots=True)
class LockPage:
    """Locked defendants; `is_capped` when there are more than are shown."""

    lines: tuple[LockedDefendant, ...]
    is_capped: bool


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A message about legal aid that could not be taken in. `case_id` is there when the case is held."""

    case_id: UUID | None
    reference: str
    application_reference: str
    problem: str
    detail: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class LegalAidOutcome:
    """What became of a message about legal aid: the reference kept, or the problem kept and what fits nothing."""

    reference_id: UUID | None
    problem: OrderRefusal | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CalendarState:
    """A calendar address that is in force."""

    made_at: datetime
    last_fetched_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpenedCalendar:
    """A calendar address that was asked for, and the role it stands for."""

    membership: Membership
