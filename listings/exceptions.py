"""Refusals in the words of the diary, with the facts that a page needs to explain them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from commonplatform.accounts.types import Invisible


@dataclass
class SessionNotFound(Invisible):
    """There is no such session in this court's diary."""

    session_id: UUID | None = None


@dataclass
class ListNotFound(Invisible):
    """This court has issued no such list."""

    list_id: UUID | None = None


@dataclass
class SessionRefused(Exception):
    """A session cannot be added as described; `faults` says why, by the name of the field."""

    faults: Mapping[str, Any]


@dataclass
class SessionNoLongerAvailable(Exception):
    """The session was full, closed or over when the booking reached it."""

    session_id: UUID


@dataclass
class StartOutsideSession(Exception):
    """The wanted start is not within the session's times."""

    starts_at: dt.datetime
    ends_at: dt.datetime


@dataclass
class LengthMissing(Exception):
    """This type of hearing has no usual length: it has to be estimated."""

    type_code: str


@dataclass
class DefendantListedThen(Exception):
    """A defendant of the hearing is listed elsewhere at that time."""

    starts_at: dt.datetime
    room: str
