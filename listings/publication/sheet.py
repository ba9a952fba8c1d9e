"""A day's list in words, as it stands on page, in the PDF and in the CSV: one source for all three.

Plain strings in one language, so that it can be kept with the request for the document: what was
asked for is what is issued, whatever is booked in between.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One defendant at one hearing."""

    case_id: str
    time: str
    reference: str
    hearing_type: str
    minutes: int
    defendant: str
    born: str
    offences: tuple[str, ...]
    prosecutor: str
    restriction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSession:
    """One session: where, when and what for; its rows in order."""

    room: str
    times: str
    business: str
    panel: str
    hearings: int
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet:
    """The whole day of one court."""

    court: str
    day: str
    day_in_words: str
    language: str
    sessions: tuple[SheetSession, ...]

    @property
    def hearings(self) -> int:
        return sum(session.hearings for session in self.sessions)

    def rows(self) -> Iterator[tuple[SheetSession, SheetRow]]:
        """Every row with its session, in the order of the page."""
        for session in self.sessions:
            for row in session.rows:
                yield session, row

    @property
    def digest(self) -> str:
        """What the list says, as one number: equal when and only when nothing on it has changed."""
        canonical = json.dumps(asdict(self), sort_keys=True, ensure_ascii=True, separators=(",", ":"))
        return sha256(canonical.encode()).hexdigest()

    def as_facts(self) -> dict[str, Any]:
        """In a form that can be stored; `from_facts` reads it."""
        return asdict(self)


def from_facts(facts: dict[str, Any]) -> ListSheet:
    """The sheet that `as_facts` described."""
    return ListSheet(**{**facts, "sessions": tuple(_session(one) for one in facts["sessions"])})


def _session(facts: dict[str, Any]) -> SheetSession:
    return SheetSession(**{**facts, "rows": tuple(_row(one) for one in facts["rows"])})


def _row(facts: dict[str, Any]) -> SheetRow:
    return SheetRow(**{**facts, "offences": tuple(facts["offences"])})
