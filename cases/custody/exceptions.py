"""Refusals about custody, with the facts that a page needs to explain them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from commonplatform.accounts.types import Invisible


@dataclass
class HeldAfterHearing(Exception):
    """Custody is said to have begun after the hearing it is counted to."""

    held_since: date
    hearing_on: date


@dataclass
class OnlyPeopleAreHeld(Invisible):
    """A company is not remanded: there is no such page (answered with 404)."""

    defendant_id: UUID


@dataclass
class CustodyChanged(Exception):
    """Somebody else has recorded something since the page was opened; what was sent is not saved."""

    recorded_by: str
    recorded_at: datetime


@dataclass
class LimitHadExpired(Exception):
    """A limit that has expired cannot be extended (Prosecution of Offences Act 1985, section 22(3))."""

    limit_on: date


@dataclass
class ExtendedIntoThePast(Exception):
    """An extension ends after the hearing at which it was given."""

    decided_on: date


@dataclass
class NoLimitCanBeSet(Exception):
    """The court sets limits for unconvicted charges of somebody who is held."""

    offence_id: UUID


@dataclass
class NoClock(Exception):
    """The charge has no limit whose clock could be stopped or started again as asked."""

    offence_id: UUID
