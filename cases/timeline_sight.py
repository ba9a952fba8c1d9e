"""What other rooms keep off a reader's timeline: each knows the rights to what its own events are about.

Row security and `cases.selectors.timeline.hidden_from` hide by the kind of an event and by its defendant; a right that
depends on the thing itself (the section that a document is filed in) is asked of the room that has it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from cases.access.relations import Standing

# Of these things of a case, those that whoever stands so to it must not read of.
KeptFrom = Callable[["Standing", Collection[UUID]], frozenset[UUID]]

_registered: dict[str, KeptFrom] = {}


def register_sight(prefix: str, kept_from: KeptFrom) -> None:
    """For events whose kind begins so. To be called once, when the room's app is ready."""
    _registered[prefix] = kept_from


def kept_from(standing: Standing, about: Collection[tuple[str, UUID | None]]) -> frozenset[UUID]:
    """Which of the things that events (kind, thing) are about their reader must not read of."""
    hidden: set[UUID] = set()
    for prefix, asked in _registered.items():
        things = {thing for kind, thing in about if thing is not None and kind.startswith(prefix)}
        hidden |= asked(standing, things) if things else frozenset()
    return frozenset(hidden)
