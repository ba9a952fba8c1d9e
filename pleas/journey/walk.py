"""One defendant's way through the journey: what comes next, what is missing, what no longer counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from uuid import UUID

from pleas.answers import Answers
from pleas.journey.facts import CaseFacts
from pleas.journey.standpoint import Standpoint
from pleas.journey.step import Step
from pleas.journey.steps import STEPS


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

    facts: CaseFacts
    answers: Answers

    @property
    def places(self) -> tuple[Place, ...]:
        """Every page after the proof that this defendant is asked, in order."""
        at = self._standpoints()
        return tuple(place for place in self.all_places if place.step.shown.holds(at[place.number]))

    @property
    def all_places(self) -> tuple[Place, ...]:
        """The pages that some answers of this defendant would lead to."""
        return _all_places(charges=len(self.facts.charges))

    def place(self, name: str, number: int = 0) -> Place | None:
        """The page of that name, asked or not; None when there is no such charge."""
        return next((place for place in self.all_places if (place.name, place.number) == (name, number)), None)

    def after(self, place: Place) -> Place:
        """The next page; the last page is followed by itself."""
        following = self.all_places[self.all_places.index(place) + 1 :]
        return next(filter(self._is_shown, following), place)

    def before(self, place: Place) -> Place | None:
        """The page before, or None on the first."""
        earlier = self.all_places[: self.all_places.index(place)]
        return next(filter(self._is_shown, reversed(earlier)), None)

    def first_unanswered(self) -> Place:
        """Where to go on: the first page without its answer, else the last one."""
        places = self.places
        return self._unanswered_in(places) or places[-1]

    @property
    def is_complete(self) -> bool:
        """Nothing that must be answered is missing."""
        return self._unanswered_in(self.places) is None

    @property
    def accepts_offer(self) -> bool:
        """The fixed offer is accepted; an offer that is no longer there cannot be."""
        return not Standpoint(self.facts, self.answers).pleads

    def may_open(self, place: Place) -> bool:
        """Only a page that is asked, and only when everything before it is answered."""
        places = self.places
        return place in places and self._unanswered_in(places[: places.index(place)]) is None

    def after_changing(self, changed: "Journey", *, goal: str) -> Place:
        """From check-answers and back to it, unless the change opened pages: then the first of those.

        Source: domain document "Online plea", Cross-page rules.
        """
        opened = [place for place in changed.places if place not in self.places or not changed.is_answered(place)]
        end = next(place for place in changed.places if place.name == goal)
        return next((place for place in opened if place in changed.places[: changed.places.index(end)]), end)

    def without_what_no_longer_counts(self, before: Answers) -> Answers:
        """The answers less those of pages that were asked `before` and are not any more."""
        kept = self.answers
        for place in Journey(self.facts, before).places:
            if not self._is_shown(place):
                kept = place.step.forget(kept, self._charge_of(place))
        return kept

    def is_answered(self, place: Place) -> bool:
        return place.step.answered(self._at(place))

    def _unanswered_in(self, places: Sequence[Place]) -> Place | None:
        at = self._standpoints()
        return next((place for place in places if not place.step.answered(at[place.number])), None)

    def _is_shown(self, place: Place) -> bool:
        return place.step.shown.holds(self._at(place))

    def _at(self, place: Place) -> Standpoint:
        return Standpoint(self.facts, self.answers, self._charge_of(place))

    def _standpoints(self) -> list[Standpoint]:
        """By the number of a place: first the one of pages that are about no charge."""
        return [Standpoint(self.facts, self.answers, charge) for charge in (None, *self.facts.charges)]

    def _charge_of(self, place: Place) -> UUID | None:
        return self.facts.charges[place.number - 1] if place.number else None


@lru_cache(maxsize=100)
def _all_places(*, charges: int) -> tuple[Place, ...]:
    asked = (step for step in STEPS if not step.before_proof)
    return tuple(
        Place(step, number)
        for per_charge, steps in groupby(asked, key=lambda step: step.once_per_charge)
        for number, step in _repeated(list(steps), range(1, charges + 1) if per_charge else (0,))
    )


def _repeated(steps: list[Step], numbers: Iterable[int]) -> list[tuple[int, Step]]:
    return [(number, step) for number in numbers for step in steps]
