"""Refusals of the defence room, with the facts that a page needs to explain them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from commonplatform.accounts.types import Invisible


@dataclass
class AlreadyRepresented(Exception):
    """Another firm is on record for the defendant; it must end its representation first."""

    firm: str


@dataclass
class TooManySearches(Exception):
    """Too many searches that found nothing; searching is possible again at `until`."""

    until: datetime


class SearchProofExpired(Exception):
    """The person did find the defendant, but too long ago: they must search again."""


class SearchProofRefused(Invisible):
    """Nobody found this defendant with this proof: changed, made up, or another person's (404)."""


@dataclass
class LockedByOrder(Exception):
    """A representation order names a firm that is not known here: nobody can go on record for now."""


@dataclass
class InstructionInFuture(Exception):
    """An instruction cannot have been given after today."""

    instructed_on: date


@dataclass
class SeveralMatch(Exception):
    """The search fits several cases; only how many is told, and a reference is asked for.

    `hearings` of them are heard on the day searched for; when that is none, only `cases` counts.
    """

    cases: int
    hearings: int


@dataclass
class LockNotFound(Invisible):
    """There is no such lock in force in this case (404)."""

    lock_id: UUID


class FirmProsecutes(Exception):
    """The firm, or somebody in it, acts for the prosecution in the case: it cannot defend there as well."""


class LastAdministrator(Exception):
    """Nobody would be left in the organisation who manages its people."""


class WorksElsewhere(Exception):
    """Somebody with this address works for another organisation, or looks after the service."""


class WorksHereAlready(Exception):
    """Somebody with this address is a member already."""


class MemberNotFound(Invisible):
    """Nobody of that id works for the organisation (404)."""


class InvitationRefused(Invisible):
    """The link was used, is too old, or was never sent (404)."""


class CalendarNotFound(Invisible):
    """No such address is in force: made up, renewed, ended, or its owner has left."""


class TooManyFetches(Exception):
    """A calendar program asks more often than hearings change."""
