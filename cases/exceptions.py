"""Refusals in the words of the court, with the facts that a page needs to explain them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from commonplatform.accounts.types import Forbidden, Invisible


@dataclass
class NotAllowed(Forbidden):
    """The actor may see the case but not do this (answered with 403)."""

    action: str
    target: str

    @property
    def rule(self) -> str:  # type: ignore[override]
        """The right that is missing, as the policy table writes it."""
        return f"{self.action} {self.target}"


@dataclass
class CaseNotFound(Invisible):
    """There is no such case for this actor (answered with 404, whether or not it exists)."""

    rule = "relation to the case"
    case_id: UUID | None = None


@dataclass
class PleaAlreadyEntered(Exception):
    """A plea to one of these offences is on the case already."""

    entered_at: datetime
    method: str


@dataclass
class CaseNotOpenForPlea(Exception):
    """The case has moved past the point where a plea can be entered this way."""

    status: str


@dataclass
class StatusMoveRefused(Exception):
    """A case cannot move between these two states."""

    current: str
    wanted: str


@dataclass
class FixedOfferNotAvailable(Exception):
    """There is no fixed offer in this case that this defendant could accept."""

    defendant_id: UUID


@dataclass
class FixedOfferAlreadyAccepted(Exception):
    """The defendant has accepted the offer before."""

    accepted_at: datetime


@dataclass
class StillCoolingOff(Exception):
    """The defendant can still take the acceptance back: nobody is convicted before that is over."""

    can_change_until: date


@dataclass
class AlreadyDecided(Exception):
    """Somebody else has decided this meanwhile."""

    decided_by: str
    decided_at: datetime
    outcome: str


@dataclass
class NothingToChange(Exception):
    """The request asks for no plea other than those that stand."""


@dataclass
class RequestAlreadyWaiting(Exception):
    """A request about this defendant's pleas is waiting already."""

    raised_at: datetime


@dataclass
class MitigationUnread(Exception):
    """The prosecution has not read what these defendants said with their pleas."""

    defendants: frozenset[UUID]
