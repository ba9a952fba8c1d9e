"""What a statement that counts events may count of things that other rooms hold: each says it in SQL.

The same as `cases.timeline_sight`, which is asked about events that were read already. A statement over many cases
counts where they stand, so that its reader learns of no more than the page behind the number shows.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Protocol

from cases.states import Relation
from commonplatform.accounts.roles import Role


class SightInStatements(Protocol):
    """One room's rule about rows `e` of `audit_event`."""

    def condition(self, reader: str) -> str:
        """The condition that this reader of the statement may read of `e`; its parameters begin with `reader`."""

    def parameters(
        self, reader: str, *, role: Role, acting_role: Role, relations: Collection[Relation]
    ) -> dict[str, Any]:
        """The values of `condition` for a role that stands in these relations to every case it is asked about."""


_registered: list[SightInStatements] = []


def register_sight_in_statements(sight: SightInStatements) -> None:
    """To be called once, when the room's app is ready."""
    _registered.append(sight)


def may_read_of(reader: str) -> str:
    """The condition that all rooms make together on an event `e`."""
    return " AND ".join(sight.condition(reader) for sight in _registered) or "true"


def reading_as(reader: str, *, role: Role, acting_role: Role, relations: Collection[Relation]) -> dict[str, Any]:
    """The values of `may_read_of`."""
    values: dict[str, Any] = {}
    for sight in _registered:
        values |= sight.parameters(reader, role=role, acting_role=acting_role, relations=relations)
    return values
