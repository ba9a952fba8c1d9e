"""The few words around what was found on a page, as pieces that a template prints and escapes."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from disclosure.words import word_places

BEFORE, AFTER = 90, 180
_BEFORE, _AFTER = "… ", " …"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text; `is_match` when it is what was asked for."""

    text: str
    is_match: bool = False


# For every term and every word of it: the words of pages that count as it.
Matching = Sequence[Sequence[Set[str]]]


def snippet(text: str, matching: Matching) -> tuple[Piece, ...]:
    """The text around the first match, every match in it marked. Without one, how the page begins."""
    flat = " ".join(text.split())
    marks = _marks(flat, matching)
    start, end = _window(flat, marks[0] if marks else (0, 0))
    pieces, at = [], start
    for first, last in marks:
        if first >= at and last <= end:
            pieces += [Piece(flat[at:first]), Piece(flat[first:last], is_match=True)]
            at = last
    pieces.append(Piece(flat[at:end]))
    shown = [piece for piece in pieces if piece.text]
    return (*([Piece(_BEFORE)] if start else ()), *shown, *([Piece(_AFTER)] if end < len(flat) else ()))


def _marks(flat: str, matching: Matching) -> list[tuple[int, int]]:
    """Where the terms stand, first to last. A term that nowhere stands whole is marked by its words."""
    places = word_places(flat)
    found: set[tuple[int, int]] = set()
    for term in matching:
        whole = _runs(places, term)
        found |= whole or {mark for word in term for mark in _runs(places, [word])}
    apart: list[tuple[int, int]] = []
    for mark in sorted(found):
        if not apart or mark[0] >= apart[-1][1]:
            apart.append(mark)
    return apart


def _runs(places: Sequence[tuple[int, int, str]], term: Sequence[Set[str]]) -> set[tuple[int, int]]:
    length = len(term)
    return {
        (places[at][0], places[at + length - 1][1])
        for at in range(len(places) - length + 1)
        if all(places[at + offset][2] in term[offset] for offset in range(length))
    }


def _window(flat: str, around: tuple[int, int]) -> tuple[int, int]:
    start, end = max(0, around[0] - BEFORE), min(len(flat), around[1] + AFTER)
    if start:
        start = flat.find(" ", start, around[0]) + 1 or start
    if end < len(flat):
        end = max(flat.rfind(" ", around[1], end), around[1]) if " " in flat[around[1] : end] else end
    return start, end
