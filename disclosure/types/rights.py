"""What somebody may do with the documents of a section."""

from dataclasses import dataclass
from datetime import date

from disclosure.sections import Section
from disclosure.states import DocumentAct


@dataclass(frozen=True, slots=True)
class SectionAnswer:
    """What somebody may do with the documents of one section of one case."""

    section: Section
    acts: frozenset[DocumentAct]


@dataclass(frozen=True, slots=True)
class DatedRight:
    """An entry of the matrix of sections that does not stand open at both ends."""

    section: str
    role: str
    act: str
    valid_from: date | None
    valid_until: date | None
