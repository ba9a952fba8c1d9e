"""Refusals about holds."""

from dataclasses import dataclass
from uuid import UUID


@dataclass
class HeldAlready(Exception):
    """Somebody has placed a hold on the case before."""

    case_id: UUID


@dataclass
class NotHeld(Exception):
    """There is no hold to lift, or somebody has lifted it before."""

    case_id: UUID


@dataclass
class DisposedAlready(Exception):
    """The documents of the case have been disposed of: a hold keeps nothing any more."""

    case_id: UUID
