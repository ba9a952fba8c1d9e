"""What the diary is asked for, and what it hands to pages."""

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from listings.capacity import Part
from listings.states import Basis, ListState, Panel, SessionKind

ListFormat = Literal["pdf", "csv"]
CONTENT_TYPES: Final[dict[ListFormat, str]] = {"pdf": "application/pdf", "csv": "text/csv; charset=utf-8"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionToCreate:
    """A session as a listing officer describes it; times left out take the usual ones of its kind."""

    court_room_id: UUID
    day: dt.date
    kind: SessionKind
    panel: Panel | None
    business_type: str
    basis: Basis
    maxima: tuple[int | None, ...]
    starts: dt.time | None = None
    ends: dt.time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingToBook:
    """A hearing to put into a session; no start means the session's own, no length the type's usual one."""

    session_id: UUID
    defendant_ids: tuple[UUID, ...]
    type_code: str
    starts: dt.time | None = None
    minutes: int | None = None
    overbook_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedHearing:
    """The receipt of a booking."""

    booking_id: UUID
    hearing_id: UUID
    session_id: UUID
    day: dt.date
    starts_at: dt.datetime
    overbooked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtName:
    """A court in both languages; `welsh` is empty where the court has no Welsh name."""

    court_id: UUID
    english: str
    welsh: str
    is_magistrates: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomName:
    """A court room in both languages."""

    english: str
    welsh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """A session with what is booked of it, worked out when it was read."""

    session_id: UUID
    day: dt.date
    kind: SessionKind
    starts_at: dt.datetime
    ends_at: dt.datetime
    room: RoomName
    business_type: str
    panel: Panel
    basis: Basis
    parts: tuple[Part, ...]
    hearings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDefendant:
    """One defendant at one hearing of a day, as the court's own staff may know them."""

    session_id: UUID
    hearing_id: UUID
    case_id: UUID
    starts_at: dt.datetime
    minutes: int
    reference: str
    type_code: str
    type_name: str
    name: str
    born_on: dt.date | None
    restricted: bool
    offences: tuple[str, ...]
    offences_welsh: tuple[str, ...]
    prosecutor: str
    prosecutor_welsh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayList:
    """A court's day: its sessions in order, and who is to be heard in them."""

    court: CourtName
    day: dt.date
    sessions: tuple[SessionLine, ...]
    listed: tuple[ListedDefendant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedList:
    """An issue of a day's list and where its files stand."""

    list_id: UUID
    day: dt.date
    language: str
    version: int
    state: ListState
    hearings: int
    pages: int | None
    issued_at: dt.datetime
    issued_by: str
    pdf_key: str
    csv_key: str
    content_digest: str
