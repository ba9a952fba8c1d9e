"""Refusals of the defence room, with the facts that a page needs to explain them."""

from dataclasses import dataclass
from datetime import datetime

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
