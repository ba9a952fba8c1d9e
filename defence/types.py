"""What the defence room hands between its forms, services, selectors and pages."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from defence.states import Finding


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """What is searched for: a reference, and a person's name and date of birth or a company's name.

    A company's name stands in `surname`, with neither first name nor date of birth; a person with a
    single name has no first name, but always a date of birth.
    """

    reference: str
    surname: str
    first_name: str = ""
    born_on: date | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """All that may be known of a defendant before going on record.

    Source: domain document "Defence portal", What the result shows before association: no charges,
    no documents, no co-defendants. `firm` is the one on record, if another is.
    """

    case_id: UUID
    reference: str
    prosecutor: str
    defendant: str
    finding: Finding
    firm: str = ""


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
