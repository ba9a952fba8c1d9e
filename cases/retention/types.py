"""What is said of how long documents are kept."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cases.retention.rules import DefendantFacts
from cases.retention.states import KeptUnder, NotKnown


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Everybody in the case as the court dealt with them, and the day on which it dealt with the last."""

    defendants: tuple[DefendantFacts, ...]
    dealt_with_on: date


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold that is in force."""

    reason: str
    placed_at: datetime
    placed_by: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """What a case's page says; without a policy the case is open, or `not_known` says why."""

    policy: KeptUnder | None = None
    period: str = ""
    dealt_with_on: date | None = None
    keep_until: date | None = None
    not_known: NotKnown | None = None
    disposed_at: datetime | None = None
    hold: Hold | None = None


@dataclass(frozen=True, slots=True)
class DueLine:
    """One case on the list of what falls due."""

    case_id: UUID
    reference: str
    defendants: str
    keeping: Keeping


@dataclass(frozen=True, slots=True)
class DueList:
    """A court's cases that fall due, and those on hold; `is_cut` when there are more than are shown."""

    due: tuple[DueLine, ...]
    held: tuple[DueLine, ...]
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class CourtCount:
    """Numbers of one court's cases."""

    court: str
    past: int
    within_30_days: int
    within_90_days: int
    on_hold: int
    not_known: int
    counted_at: datetime
