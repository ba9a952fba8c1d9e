"""What was typed on pages that are not answered yet: kept with the draft, so that nothing typed is lost.

It is nobody's answer: it is never sent, and goes when its page is answered, or with the draft.
Source: domain document "Online plea", Visits, help, accessibility.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from pleas.journey import Place

LONGEST = 40_000

Boxes = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Typing:
    """The boxes of one page by name. `was_sent`: somebody pressed a button and the page came back with faults."""

    boxes: Boxes
    was_sent: bool = False

    @property
    def holds_anything(self) -> bool:
        return any(text.strip() for texts in self.boxes.values() for text in texts)

    @property
    def is_too_long(self) -> bool:
        """More than any page asks for."""
        return sum(len(text) for texts in self.boxes.values() for text in texts) > LONGEST

    def as_json(self) -> dict[str, Any]:
        return {"boxes": dict(self.boxes), "was_sent": self.was_sent}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        return cls(boxes=kept["boxes"], was_sent=kept["was_sent"])


def page_of_draft(place: Place) -> str:
    """The name by which the typing of a page is kept: of each charge its own."""
    return f"{place.name}/{place.number}" if place.number else place.name
