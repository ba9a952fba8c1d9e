"""Page labels such as KWS12, and KWS12.1 for a page that came later behind KWS12.

Source: domain document "Defence portal", Bundling and pagination.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelRange:
    """The labels of one document: `pages` of them from `first`, in the main count or behind the page `after`."""

    section: str
    after: str
    first: int
    pages: int

    @property
    def prefix(self) -> str:
        """What stands before the number of each page."""
        return f"{self.section}{self.after}." if self.after else self.section

    @property
    def last(self) -> int:
        return self.first + self.pages - 1

    @property
    def place(self) -> tuple[int, ...]:
        """Sorts documents of a section into the order of their labels."""
        return (*(int(number) for number in self.after.split(".") if number), self.first)

    @property
    def end(self) -> str:
        """The number of the last page, behind which something can be inserted."""
        return f"{self.after}.{self.last}" if self.after else str(self.last)

    def label(self, page: int) -> str:
        """The label of a page of the document, counted from 0."""
        return f"{self.prefix}{self.first + page}"

    def __str__(self) -> str:
        return self.label(0) if self.pages == 1 else f"{self.label(0)}–{self.label(self.pages - 1)}"


def next_labels(
    section: str, pages: int, given: Iterable[LabelRange], *, behind: LabelRange | None = None
) -> LabelRange:
    """Labels for a document that has none yet, among those given before; none of these ever changes.

    At the end the count goes on. Behind a document that others follow, the pages count on from its last page: n.1.
    A second document for the same place goes behind the first.
    """
    held = list(given)
    after = behind.after if behind is not None else ""
    first = _next(held, after)
    if behind is not None and first != behind.last + 1:
        after = behind.end
        first = _next(held, after)
    return LabelRange(section, after, first, pages)


def _next(held: list[LabelRange], after: str) -> int:
    return 1 + max((each.last for each in held if each.after == after), default=0)
