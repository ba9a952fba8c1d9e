"""The order of documents within a section (domain document "Defence portal", Listing rules 3).

By defendant, by exhibit reference as people count ("AB/2" before "AB/10"), then by the time of upload. Where a new
version takes the place of the old one, the newest stands first. A redacted copy stands beneath its original, and
what was replaced beneath what took its place. What was filed behind another document follows it and what stands beneath
it, whatever its exhibit reference: its pages are labelled so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from disclosure.models import Material

_NUMBER = re.compile(r"(\d+)")
WHOLE_CASE_FIRST = 0


def in_order(
    held: Sequence[Material], positions: Mapping[UUID, int], *, newest_first: bool = False
) -> tuple[Material, ...]:
    """The documents of one section in order; `positions` are the defendants' places in the case."""
    ordered = sorted(held, key=lambda material: _place(material, positions, newest_first=newest_first))
    stands_under = _stands_under(ordered)
    roots = [material for material in ordered if material.pk not in stands_under]
    follows = {root.pk: _root_of(root.stands_after_id, stands_under) for root in roots if root.stands_after_id}
    shown = {root.pk for root in roots}
    firsts = [root for root in roots if follows.get(root.pk) not in shown]
    return tuple(
        each
        for first in firsts
        for root in _with_what_follows(first, roots, follows)
        for each in _with_what_stands_under(root, ordered, stands_under)
    )


def _place(material: Material, positions: Mapping[UUID, int], *, newest_first: bool) -> tuple[object, ...]:
    whose = positions.get(material.defendant_id, WHOLE_CASE_FIRST) if material.defendant_id else WHOLE_CASE_FIRST
    at = material.uploaded_at.timestamp()
    return whose, exhibit_place(material.exhibit_reference), -at if newest_first else at, str(material.pk)


def exhibit_place(reference: str) -> tuple[tuple[int, int, str], ...]:
    """Orders references by their parts; documents without one come after those with one."""
    if not reference:
        return ((2, 0, ""),)
    parts = [part for part in _NUMBER.split(reference.casefold()) if part]
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def _root_of(key: UUID, stands_under: Mapping[UUID, UUID]) -> UUID:
    """The document that this one stands beneath, however deep."""
    while key in stands_under:
        key = stands_under[key]
    return key


def _with_what_follows(root: Material, roots: Sequence[Material], follows: Mapping[UUID, UUID]) -> Iterator[Material]:
    yield root
    for each in sorted((one for one in roots if follows.get(one.pk) == root.pk), key=lambda one: one.uploaded_at):
        yield from _with_what_follows(each, roots, follows)


def _stands_under(held: Sequence[Material]) -> dict[UUID, UUID]:
    """Which document stands beneath which: a replaced one beneath its successor, a redacted copy beneath its original.

    A document that was replaced stands there even when it is a redacted copy as well.
    """
    shown = {material.pk for material in held}
    under = {each.pk: each.redacts_id for each in held if each.redacts_id is not None and each.redacts_id in shown}
    under |= {each.replaces_id: each.pk for each in held if each.replaces_id is not None and each.replaces_id in shown}
    return under


def _with_what_stands_under(
    material: Material, ordered: Sequence[Material], stands_under: Mapping[UUID, UUID]
) -> Iterator[Material]:
    yield material
    beneath = [each for each in ordered if stands_under.get(each.pk) == material.pk]
    for each in sorted(beneath, key=lambda one: one.redacts_id is None):
        yield from _with_what_stands_under(each, ordered, stands_under)
