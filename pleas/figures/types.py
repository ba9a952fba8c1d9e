"""What the figures are told, and what they tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.states import PleaChoice
from pleas.figures.states import Channel


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """An answer that has just been sent, as far as it is counted. Lengths are of what was written."""

    submission_id: UUID
    day: date
    court_id: UUID | None
    initiation_code: str
    is_company: bool
    hearing_on: date | None
    postcode: str
    choices: Sequence[PleaChoice]
    language: str
    steps: Sequence[str] = ()
    channel: Channel = Channel.ONLINE
    offer_accepted: bool = False
    mitigation_length: int = 0
    defence_length: int = 0


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A journey that was begun and never sent: the pages answered, and the page it stopped at."""

    case_id: UUID
    defendant_id: UUID
    day: date
    steps: Sequence[str]
    stopped_at: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a report is about: the days, both included, and a court or all of them."""

    today: date
    starts_on: date
    ends_on: date
    court_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Pleas:
    """Answers and the pleas in them."""

    submissions: int = 0
    guilty: int = 0
    guilty_attending: int = 0
    not_guilty: int = 0
    offers: int = 0

    def __add__(self, other: "Pleas") -> "Pleas":
        return Pleas(
            self.submissions + other.submissions,
            self.guilty + other.guilty,
            self.guilty_attending + other.guilty_attending,
            self.not_guilty + other.not_guilty,
            self.offers + other.offers,
        )


@dataclass(frozen=True, slots=True)
class CourtWeek:
    """One court in one week. `sent` and `replies` are None while the court has not counted its post."""

    week: date
    court: str
    pleas: Pleas
    with_help: int = 0
    from_paper: int = 0
    processed: int = 0
    sent: int | None = None
    replies: int | None = None

    @property
    def take_up(self) -> float | None:
        """Of all answers, by post and online, the share that came online; None without a postal count."""
        if self.replies is None:
            return None
        online = self.pleas.submissions - self.from_paper
        return share(online, online + self.replies)

    @property
    def answered(self) -> float | None:
        """Of the notices sent by post that week, the share that was answered in either way."""
        if not self.sent or self.replies is None:
            return None
        return min(100.0, share(self.pleas.submissions - self.from_paper + self.replies, self.sent) or 0.0)


@dataclass(frozen=True, slots=True)
class StepFigures:
    """One page of the journey: how many came to it, answered it, and went no further."""

    name: str
    reached: int
    left: int

    @property
    def answered(self) -> int:
        return self.reached - self.left

    @property
    def completion(self) -> float | None:
        return share(self.answered, self.reached)


@dataclass(frozen=True, slots=True)
class AreaMatches:
    """References of one police area: entered and held, in the last 30 days and in the 30 before."""

    force_code: str
    force: str
    entered: int
    held: int
    entered_before: int
    held_before: int

    @property
    def rate(self) -> float | None:
        return share(self.held, self.entered)

    @property
    def rate_before(self) -> float | None:
        return share(self.held_before, self.entered_before)


@dataclass(frozen=True, slots=True)
class ReplayedArea:
    """References of one police area that were entered: how many were held then, and how many are now."""

    force_code: str
    entered: int
    held_then: int
    held_now: int


@dataclass(frozen=True, slots=True)
class MonthLanguages:
    """Journeys sent in a month, by language; `near_wales` live in postcode areas in or bordering Wales."""

    month: date
    english: int
    welsh: int
    near_wales: int
    welsh_elsewhere: int


@dataclass(frozen=True, slots=True)
class BoardDay:
    """One court on one day of the board."""

    day: date
    imported: int = 0
    single_justice: int = 0
    submissions: int = 0
    failed_messages: int = 0

    @property
    def is_working_day(self) -> bool:
        return self.day.weekday() < SATURDAY

    @property
    def nothing_imported(self) -> bool:
        return self.is_working_day and not self.imported

    @property
    def nothing_sent(self) -> bool:
        return self.is_working_day and not self.submissions


SATURDAY = 5


def share(part: int, whole: int) -> float | None:
    """A percentage to one decimal; None of nothing."""
    return round(100 * part / whole, 1) if whole else None
