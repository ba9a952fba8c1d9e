"""What every rule is given: the prosecution, the reference data, and the day it is judged on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from cases.intake.problems import Problem, ProblemValue, problem
from cases.intake.rules.reference import OffenceFacts, ProsecutorFacts, ReferenceData
from cases.intake.types import Channel, ParsedCase, ParsedDefendant, ParsedOffence


@dataclass(frozen=True, slots=True)
class Examination:
    """One prosecution under the rules. ``today`` is the Europe/London date of receipt."""

    case: ParsedCase
    reference: ReferenceData
    today: date
    prosecutor: ProsecutorFacts | None

    @property
    def from_police(self) -> bool:
        """Whether the police feed sent it."""
        return self.case.channel is Channel.SPI


@dataclass(frozen=True, slots=True)
class Charge:
    """One offence of one defendant under the rules, with its reference record."""

    examination: Examination
    defendant: ParsedDefendant
    offence: ParsedOffence
    facts: OffenceFacts | None
    defendant_index: int
    offence_index: int

    def finding(self, code: str, *values: str | ProblemValue, named: bool = False) -> Problem:
        """A problem of this offence; ``named`` adds its code and sequence number to the values."""
        naming = (
            (
                ProblemValue("offence_offenceCode", self.offence.code),
                ProblemValue("offence_offenceSequenceNo", str(self.offence.sequence_number)),
            )
            if named
            else ()
        )
        return problem(code, *values, *naming, defendant_index=self.defendant_index, offence_index=self.offence_index)


CaseRule: TypeAlias = Callable[[Examination], Iterator[Problem]]
DefendantRule: TypeAlias = Callable[[Examination, ParsedDefendant, int], Iterator[Problem]]
OffenceRule: TypeAlias = Callable[[Charge], Iterator[Problem]]
