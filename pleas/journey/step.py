"""What a step of the journey is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from pleas.answers import Answers
from pleas.journey.standpoint import Standpoint

Holds = Callable[[Standpoint], bool]
Forget = Callable[[Answers, UUID | None], Answers]


@dataclass(frozen=True, slots=True)
class Condition:
    """When a page is asked; `said` is how the diagram puts it."""

    said: str
    holds: Holds


class Section(StrEnum):
    """The parts of the journey, in order."""

    FINDING = "finding the case"
    CASE = "the case"
    DETAILS = "your details"
    CHARGE = "each charge"
    ATTENDING = "coming to court"
    MEANS = "means"
    END = "the end"


def forget_nothing(answers: Answers, _charge_id: UUID | None) -> Answers:
    """Of a page that keeps no answer, or whose answer is never out of place."""
    return answers


@dataclass(frozen=True, slots=True)
class Step:
    """One page; `name` is also the name of its address.

    `forget` takes its answers away: done when another answer makes that the page is not asked any more
    (domain document "Online plea", Cross-page rules).
    """

    name: str
    section: Section
    shown: Condition
    answered: Holds
    forget: Forget = forget_nothing

    @property
    def once_per_charge(self) -> bool:
        return self.section == Section.CHARGE

    @property
    def before_proof(self) -> bool:
        return self.section == Section.FINDING
