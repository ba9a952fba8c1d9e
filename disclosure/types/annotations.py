"""Notes on documents as pages show them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from disclosure.annotation_audiences import Team
from disclosure.states import Audience, Side


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note. `place` is a page's label or number, or a moment of a recording; empty for the whole document."""

    annotation_id: UUID
    material_id: UUID
    document: str
    is_recording: bool
    page: int | None
    place: str
    text: str
    audience: Audience
    side: Side
    team: str
    written_by: str
    at: datetime
    is_own: bool


@dataclass(frozen=True, slots=True)
class NotableDocument:
    """A document on which one may write a note, and for whom the note can be, with the names of the teams."""

    material_id: UUID
    name: str
    is_recording: bool
    side: Side
    teams: tuple[tuple[Team, str], ...]


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A note as its writer changes it."""

    annotation_id: UUID
    place: str
    text: str
    team: Team
    revision: int
