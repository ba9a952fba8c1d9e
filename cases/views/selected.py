"""Ids that a page's check boxes sent."""

from collections.abc import Iterable
from uuid import UUID


def selected_ids(values: Iterable[str]) -> list[UUID]:
    """The values that are ids, without repeats, in order; what is none is left out."""
    found: dict[UUID, None] = {}
    for value in values:
        try:
            found[UUID(value)] = None
        except ValueError:
            continue
    return list(found)
