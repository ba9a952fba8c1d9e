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
    case_id: UUID
    defendant_id: UUID
    choices: Sequence[PleaChoice]
    language: str
    day: date
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
