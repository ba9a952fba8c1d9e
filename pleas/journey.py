"""The journey as data: its steps in order, which repeat, and when each counts as answered.

Source: domain document "Online plea", Recommended combined journey. Pages ask this module what
comes next; none knows its neighbours (`docs/plea-journey.md` draws it).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from pleas.types import Answers

Answered = Callable[[Answers, UUID | None], bool]


def _always(answers: Answers, charge_id: UUID | None) -> bool:
    return True


def _plea_is_given(answers: Answers, charge_id: UUID | None) -> bool:
    return charge_id is not None and answers.plea_to(charge_id) is not None


def _can_be_told(answers: Answers, charge_id: UUID | None) -> bool:
    return bool(answers.email)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the journey; `name` is also the name of its address."""

    name: str
    answered: Answered = _always
    once_per_charge: bool = False
    before_proof: bool = False


STEPS: tuple[Step, ...] = (
    Step("before", before_proof=True),
    Step("reference", before_proof=True),
    Step("proof", before_proof=True),
    Step("case"),
    Step("charge", answered=_plea_is_given, once_per_charge=True),
    Step("contact", answered=_can_be_told),
    Step("check"),
    Step("declaration"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: a step, and of which charge where the step repeats."""

    step: Step
    number: int = 0

    @property
    def name(self) -> str:
        return self.step.name


@dataclass(frozen=True, slots=True)
class Journey:
    """The pages that one defendant goes through, with what was answered so far."""

    charges: tuple[UUID, ...]
    answers: Answers

    @property
    def places(self) -> tuple[Place, ...]:
        """Every page after the proof, in order."""
        return tuple(
            place
            for step in STEPS
            if not step.before_proof
            for place in (self._one_per_charge(step) if step.once_per_charge else (Place(step),))
        )

    def place(self, name: str, number: int = 0) -> Place | None:
        """The page of that name, or None when this defendant has no such page."""
        return next((place for place in self.places if (place.name, place.number) == (name, number)), None)

    def after(self, place: Place) -> Place:
        """The next page; the last page is followed by itself."""
        places = self.places
        return places[min(places.index(place) + 1, len(places) - 1)]

    def before(self, place: Place) -> Place | None:
        """The page before, or None on the first."""
        position = self.places.index(place)
        return self.places[position - 1] if position else None

    def first_unanswered(self) -> Place:
        """Where to go on: the first page without its answer, else the last one."""
        return self._unanswered_in(self.places) or self.places[-1]

    def may_open(self, place: Place) -> bool:
        """Only when everything before it is answered."""
        return self._unanswered_in(self.places[: self.places.index(place)]) is None

    def _unanswered_in(self, places: Sequence[Place]) -> Place | None:
        return next((place for place in places if not self._is_answered(place)), None)

    def _is_answered(self, place: Place) -> bool:
        charge = self.charges[place.number - 1] if place.number else None
        return place.step.answered(self.answers, charge)

    def _one_per_charge(self, step: Step) -> tuple[Place, ...]:
        return tuple(Place(step, number) for number in range(1, len(self.charges) + 1))
