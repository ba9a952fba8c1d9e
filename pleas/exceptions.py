"""Refusals of the citizen's journey, with the facts that a page needs to explain them."""

from dataclasses import dataclass
from datetime import datetime

from commonplatform.accounts.types import Invisible


class VisitNotProved(Invisible):
    """Somebody answers for a defendant whom they have not proved to be."""


class AnswersIncomplete(Exception):
    """A page that is asked is not answered, or a charge has no plea: the journey is not at its end."""


@dataclass
class AlreadyAnswered(Exception):
    """The charges were answered before, by another submission or another way."""

    answered_at: datetime
    method: str


class TooManyMails(Exception):
    """Enough e-mails about one draft have been sent."""


class TooYoungOnline(Exception):
    """Somebody under 18 cannot answer online."""
