"""Facts from which limits are worked out, and what comes of them, as data to show to people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from cases.custody.states import LimitOrigin, NoLimitBecause, RemandStatus, StopReason, is_held


@dataclass(frozen=True, slots=True)
class Remanded:
    """How somebody waits for trial. `since` is the first day of the custody that goes on, `days_before` the days of
    all custody before it."""

    code: str
    since: date | None = None
    days_before: int = 0

    @property
    def is_held(self) -> bool:
        return is_held(self.code)


@dataclass(frozen=True, slots=True)
class ChargeFacts:
    """What is known of one charge on the day of a hearing. `mode` is one of `TrialMode` or nothing, `reason` that of
    the allocation decision; `extended_to` is the stored limit where the court has extended it."""

    mode: str = ""
    reason: str = ""
    is_youth: bool = False
    pleaded_guilty: bool = False
    convicted: bool = False
    has_verdict: bool = False
    is_concluded: bool = False
    clock_stopped: bool = False
    receipt_type: str = ""
    extended_to: date | None = None


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A day on which no limit ends: a bank holiday with its name, or a day of the weekend without one."""

    day: date
    holiday: str = ""
    holiday_welsh: str = ""


@dataclass(frozen=True, slots=True)
class Working:
    """The arithmetic of a limit, step by step."""

    hearing_on: date
    days: int
    mode: str
    reason: str
    by_youth_rule: bool
    source: str
    held_since: date | None
    days_since: int
    days_before: int
    counted_to: date
    skipped: tuple[SkippedDay, ...]
    limit_on: date
    holidays_held_until: date | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit; without `working` it is one that the court has extended and that stays."""

    on: date
    working: Working | None


@dataclass(frozen=True, slots=True)
class NoLimit:
    """No limit runs."""

    because: NoLimitBecause


@dataclass(frozen=True, slots=True)
class RemandDecision:
    """What the court decided at a hearing. What is None is worked out from what is held; `reasons` are those of
    allocation decisions, by charge."""

    code: RemandStatus
    hearing_on: date
    held_since: date | None = None
    days_before: int | None = None
    reasons: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChargePlan:
    """What becomes of one charge's limit: worked out anew, left as it is, or its clock stopped."""

    offence_id: UUID
    number: int
    title: str
    title_welsh: str
    outcome: Limit | NoLimit
    reason: str
    kept: LimitOrigin | None = None
    stops: StopReason | None = None


@dataclass(frozen=True, slots=True)
class RemandPlan:
    """What recording a decision would do."""

    before: Remanded | None
    after: Remanded
    charges: tuple[ChargePlan, ...]

    @property
    def earliest(self) -> date | None:
        return min((each.outcome.on for each in self.charges if isinstance(each.outcome, Limit)), default=None)


@dataclass(frozen=True, slots=True)
class HeldLimit:
    """The limit of one charge as it is held. `ended` says why it does not run although its clock was not stopped."""

    offence_id: UUID
    limit_on: date
    origin: LimitOrigin
    decided_on: date
    allocation_reason: str
    working: Working | None
    reason: str
    recorded_by: str
    recorded_at: datetime
    stopped_on: date | None
    stop_reason: StopReason | None
    stop_note: str
    stopped_by: str
    ended: StopReason | None
    version: int

    @property
    def runs(self) -> bool:
        return self.stop_reason is None and self.ended is None


@dataclass(frozen=True, slots=True)
class HeldRemand:
    """How a defendant waits for trial, as the court recorded it."""

    status: RemandStatus
    decided_on: date
    since: date | None
    days_before: int
    recorded_by: str
    recorded_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class DefendantCustody:
    """All of a defendant's custody. `received` is the prosecutor's code, which counts until the court records one."""

    defendant_id: UUID
    remand: HeldRemand | None
    received: str
    limits: Mapping[UUID, HeldLimit]

    @property
    def is_held(self) -> bool:
        return is_held(self.remand.status if self.remand else self.received)

    @property
    def earliest(self) -> date | None:
        return min((limit.limit_on for limit in self.limits.values() if limit.runs), default=None)


def nothing_held(defendant_id: UUID) -> DefendantCustody:
    """Of somebody whose custody nobody has sent or recorded."""
    return DefendantCustody(defendant_id, None, "", {})


@dataclass(frozen=True, slots=True)
class LimitToMind:
    """A limit as a calendar shows it: nobody is named."""

    case_id: UUID
    reference: str
    limit_on: date
    recorded_at: datetime
