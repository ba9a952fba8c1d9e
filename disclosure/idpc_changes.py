"""What is new in initial details since somebody last opened them.

Source: domain document "Defence portal", Receipt and publication (every version is kept; the current one is default).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
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
class PageChanges:
    """Runs of pages (first and last, from 1): `new` and `changed` of the later file, `removed` of the earlier one."""

    new: tuple[tuple[int, int], ...] = ()
    changed: tuple[tuple[int, int], ...] = ()
    removed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two versions. Pages of `new` and `changed` are of the later, of `removed` of the earlier.

    `as_a_whole`: at least one of the two came in as a file whose documents nobody knows; then `pages` compares page by
    page, where the pages of both are known.
    """

    new: tuple[Content, ...] = ()
    changed: tuple[Content, ...] = ()
    removed: tuple[Content, ...] = ()
    as_a_whole: bool = False
    pages: PageChanges | None = None

    @property
    def any(self) -> bool:
        return bool(self.new or self.changed or self.removed or self.as_a_whole)


def page_changes(earlier: Sequence[str], later: Sequence[str]) -> PageChanges | None:
    """Page by page, by what the pages draw; nothing where one of the files has no digests."""
    if not earlier or not later:
        return None
    runs: dict[str, list[tuple[int, int]]] = {"insert": [], "replace": [], "delete": []}
    for kind, a, b, c, d in SequenceMatcher(None, earlier, later, autojunk=False).get_opcodes():
        if kind != "equal":
            runs[kind].append((a + 1, b) if kind == "delete" else (c + 1, d))
    return PageChanges(tuple(runs["insert"]), tuple(runs["replace"]), tuple(runs["delete"]))


def changes_between(
    earlier: Sequence[Content],
    later: Sequence[Content],
    *,
    earlier_pages: Sequence[str] = (),
    later_pages: Sequence[str] = (),
) -> Changes:
    """Document by document; one that was only moved is the same. Page by page where a file came in as a whole."""
    if not earlier or not later:
        return Changes(as_a_whole=True, pages=page_changes(earlier_pages, later_pages))
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
