"""Pages that were found."""

from dataclasses import dataclass
from uuid import UUID

from disclosure.sections import Section
from disclosure.snippets import Piece


@dataclass(frozen=True, slots=True)
class PageHit:
    """A page on which everything stands that was asked for, with the words around it.

    `place` is that of the file attached to an e-mail on whose page it is.
    """

    material_id: UUID
    name: str
    section: Section
    defendant: str
    version: int | None
    page: int
    pieces: tuple[Piece, ...]
    read_by_machine: bool = False
    place: int | None = None


@dataclass(frozen=True, slots=True)
class FoundPages:
    """One page of results. `total` is counted up to a limit; `not_searched` documents are not ready (yet)."""

    hits: tuple[PageHit, ...]
    total: int
    picture_pages: int
    not_searched: int
