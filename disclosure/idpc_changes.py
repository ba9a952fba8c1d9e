"""What is new in initial details since somebody last opened them.

Source: domain document "Defence portal", Receipt and publication (every version is kept; the current one is default).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Content:
    """One document in initial details and its pages there. `stands_for` stays the same when it is replaced."""

    stands_for: UUID
    title: str
    labels: str
    first_page: int
    pages: int
    sha256: str

    @property
    def last_page(self) -> int:
        return self.first_page + self.pages - 1


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two versions. Pages of `new` and `changed` are of the later, of `removed` of the earlier.

    `as_a_whole`: at least one of the two came in as a file whose documents nobody knows.
    """

    new: tuple[Content, ...] = ()
    changed: tuple[Content, ...] = ()
    removed: tuple[Content, ...] = ()
    as_a_whole: bool = False

    @property
    def any(self) -> bool:
        return bool(self.new or self.changed or self.removed or self.as_a_whole)


def changes_between(earlier: Sequence[Content], later: Sequence[Content]) -> Changes:
    """Document by document; one that was only moved is the same."""
    if not earlier or not later:
        return Changes(as_a_whole=True)
    before = {content.stands_for: content for content in earlier}
    after = {content.stands_for for content in later}
    return Changes(
        new=tuple(content for content in later if content.stands_for not in before),
        changed=tuple(
            content
            for content in later
            if content.stands_for in before and before[content.stands_for].sha256 != content.sha256
        ),
        removed=tuple(content for content in earlier if content.stands_for not in after),
    )
