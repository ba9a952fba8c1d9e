"""The bookmarks of a bundle, written directly: there are hundreds, and each is only a title and a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, Object, Pdf, String


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark and those under it."""

    title: str
    place: Array
    within: list[Mark] = field(default_factory=list)


def write_outline(document: Pdf, marks: Sequence[Mark]) -> None:
    """Instead of whatever outline the document had."""
    root = document.make_indirect(Dictionary(Type=Name.Outlines))
    _write_under(document, root, marks)
    document.Root.Outlines = root


def _write_under(document: Pdf, above: Object, marks: Sequence[Mark]) -> int:
    """How many there are on this and all lower levels, which are shown open."""
    items = [
        document.make_indirect(Dictionary(Title=String(mark.title), Dest=mark.place, Parent=above)) for mark in marks
    ]
    count = len(items)
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
    for item, mark in zip(items, marks, strict=True):
        if mark.within:
            count += _write_under(document, item, mark.within)
    above.First, above.Last, above.Count = items[0], items[-1], count
    return count
