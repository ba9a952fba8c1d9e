"""What a bundle consists of, as it is told to the process that makes it, and what that process answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One document. Page `i` (from 0) has the label `label_prefix` + (`label_first` + i), as in "KWS12" or "KWS12.1".

    `kept` is its place among the parts of the bundle that the new one is made from; then `path` is empty.
    """

    title: str
    section: str
    label_prefix: str
    label_first: int
    pages: int
    note: str = ""
    path: str = ""
    kept: int | None = None

    def label(self, page: int) -> str:
        """The label of a page, counted from 0."""
        return f"{self.label_prefix}{self.label_first + page}"

    @property
    def labels(self) -> str:
        """The first and the last label."""
        return self.label(0) if self.pages == 1 else f"{self.label(0)}–{self.label(self.pages - 1)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The fixed words of a bundle in its language. `page_of` has `%(page)s` and `%(pages)s`."""

    cover: str = "Cover"
    index: str = "Index"
    document: str = "Document"
    labels: str = "Pages"
    page: str = "Page"
    page_of: str = "Page %(page)s of %(pages)s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Everything that is needed to make one bundle.

    `facts` and `notices` stand on the cover. `base` is a bundle made before whose parts, in `base_pages`, may be kept
    in their order; `base_front` is the number of its pages before the first part. `stamp_left` puts the stamp into the
    left corner, so that a document which is itself a bundle shows its own stamp beside the next one.
    """

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    result: str
    notices: tuple[str, ...] = ()
    words: Words = Words()
    author: str = ""
    stamp_left: bool = False
    base: str = ""
    base_front: int = 0
    base_pages: tuple[int, ...] = ()

    @property
    def pages(self) -> int:
        """The number of pages of all parts."""
        return sum(part.pages for part in self.parts)


@dataclass(frozen=True, slots=True)
class BuiltBundle:
    """A finished bundle: how many pages, and on which page (from 1) each part begins."""

    pages: int
    first_pages: tuple[int, ...]
    untagged: int


class PartUnusable(Exception):
    """A part could not be taken over; `part` is its place in the order, from 0."""

    def __init__(self, part: int, why: str) -> None:
        self.part, self.why = part, why
        super().__init__(f"part {part}: {why}")


def order_from(facts: dict[str, Any]) -> Order:
    """The order out of its JSON."""
    return Order(
        **{
            **facts,
            "facts": tuple((label, value) for label, value in facts["facts"]),
            "notices": tuple(facts["notices"]),
            "base_pages": tuple(facts["base_pages"]),
            "words": Words(**facts["words"]),
            "parts": tuple(Part(**part) for part in facts["parts"]),
        }
    )
