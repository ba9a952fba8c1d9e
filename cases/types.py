"""What other packages hand to the case room, and what it hands back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from cases.given import MattersForTrial
from cases.states import PleaChoice, Relation
from cases.visits import News


@dataclass(frozen=True, slots=True)
class PleaToEnter:
    """One plea to one offence; `statement` is the mitigation or the reason, `matters` come with a not guilty one."""

    offence_id: UUID
    choice: PleaChoice
    statement: str = ""
    matters: MattersForTrial | None = None


@dataclass(frozen=True, slots=True)
class SeveralFound:
    """A search that fits several cases: how many, and how many of them are heard on the day asked for."""

    cases: int
    hearings: int


@dataclass(frozen=True, slots=True)
class FoundDefendant:
    """What a lookup with the right factors gives: ids only."""

    case_id: UUID
    defendant_id: UUID


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One row of a list of cases."""

    case_id: UUID
    reference: str
    defendants: tuple[str, ...]
    prosecutor: str
    court: str
    status: str
    status_label: str
    received_at: datetime
    next_hearing_at: datetime | None


@dataclass(frozen=True, slots=True)
class CasePage:
    """One page of a keyset-paged list. `next_after` and `previous_before` go back into the URL."""

    lines: tuple[CaseLine, ...]
    total: int
    total_is_capped: bool
    next_after: str = ""
    is_first: bool = True


@dataclass(frozen=True, slots=True)
class CaseListFilter:
    """What a list of cases is narrowed to; empty fields do not narrow."""

    text: str = ""
    after: str = ""


class CustodyFilter(StrEnum):
    """Cases by the custody of one's own defendants in them."""

    HELD = "held"
    NEAR = "near"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class CaseloadFilter:
    """What "My cases" is narrowed to; empty fields do not narrow. A "-" before the sort turns it round. `custody` is
    one of `CustodyFilter`; near are limits that have passed as well. Own is what somebody was named for, or put their
    organisation on record or recorded its instruction for themselves."""

    only_own: bool = False
    relation: str = ""
    within_days: int = 0
    none_fixed: bool = False
    custody: str = ""
    only_new: bool = False
    sort: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class WhySeen:
    """One reason why somebody sees a case: the relation, to whom, and until when if it ends by itself."""

    relation: Relation
    defendant: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class NextHearing:
    """When and where a case is heard next, as far as one's own defendants are concerned."""

    hearing_id: UUID
    starts_at: datetime
    minutes: int
    court: str
    room: str
    type_name: str


@dataclass(frozen=True, slots=True)
class CaseloadLine:
    """One of one's cases. `limit_on` is the earliest custody time limit that runs for one's own defendants, `news`
    what came since one was last there, or since one may see it."""

    case_id: UUID
    reference: str
    prosecutor: str
    status: str
    received_at: datetime
    why: tuple[WhySeen, ...]
    next_hearing: NextHearing | None
    is_held: bool
    limit_on: date | None
    last_seen_at: datetime | None
    news: Mapping[News, int]


@dataclass(frozen=True, slots=True)
class CaseloadPage:
    """One page of "My cases". `next_after` goes back into the URL."""

    lines: tuple[CaseloadLine, ...]
    total: int
    total_is_capped: bool
    next_after: str = ""
    is_first: bool = True


@dataclass(frozen=True, slots=True)
class HearingToAttend:
    """A hearing as a calendar shows it: nobody is named."""

    hearing_id: UUID
    reference: str
    type_name: str
    court: str
    room: str
    starts_at: datetime
    minutes: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of the timeline. `outcome` in words where it is another than that it was done."""

    occurred_at: datetime
    text: str
    who: str
    role: str
    kind: str
    is_own: bool = False
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One line of "who can see this case and why"."""

    principal_name: str
    relation: str
    defendant: str
    since: datetime
    until: datetime | None
    granted_by: str
    reason: str
    grant_id: UUID | None = None
    acting_for: str = ""
    representing: str = ""
    was_named: bool = False
    last_used: datetime | None = None
    may_remove: bool = False


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One row of the work list."""

    item_id: UUID
    case_id: UUID
    reference: str
    defendant: str
    why: str
    flags: tuple[str, ...] = field(default_factory=tuple)
    created_at: datetime | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """What the work list is narrowed to; empty fields do not narrow."""

    kind: str = ""
    flag: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class WorkPage:
    """One page of the work list. `next_after` goes back into the URL."""

    lines: tuple[WorkLine, ...]
    total: int
    total_is_capped: bool
    next_after: str = ""
    is_first: bool = True


@dataclass(frozen=True, slots=True)
class AcceptedPenalty:
    """What was accepted for one charge."""

    offence_id: UUID
    title: str
    title_welsh: str
    penalty: Decimal
    compensation: Decimal


@dataclass(frozen=True, slots=True)
class AcceptedOffer:
    """A fixed offer that was accepted: pending until it ends, then cancelled or to be paid.

    `ended_on` is the day of the conviction when it was concluded.
    """

    acceptance_id: UUID
    case_id: UUID
    defendant_id: UUID
    defendant_name: str
    accepted_at: datetime
    accepted_by: str
    can_change_until: date
    penalties: tuple[AcceptedPenalty, ...]
    costs: Decimal
    surcharge: Decimal
    total: Decimal
    outcome: str = ""
    ended_on: date | None = None
    pay_by: date | None = None
    collection_order: bool = False

    @property
    def is_pending(self) -> bool:
        return not self.outcome

    @property
    def is_concluded(self) -> bool:
        return self.pay_by is not None

    @property
    def compensation(self) -> Decimal:
        return sum((each.compensation for each in self.penalties), Decimal("0.00"))


@dataclass(frozen=True, slots=True)
class WorkToAdd:
    """Something to do for one principal; `flags` are reason codes shown beside it."""

    principal_id: UUID
    kind: str
    flags: tuple[str, ...] = ()
    due_on: date | None = None
