"""How to reach a defendant who answered online. The journey registers the source; this room stands below it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Contact:
    """The address that the defendant gave, and the language of their journey."""

    email: str
    language: str


ContactSource = Callable[[UUID], Contact | None]
_sources: list[ContactSource] = []


def contact_source(source: ContactSource) -> ContactSource:
    """Register a function that finds the contact of a defendant by id."""
    _sources.append(source)
    return source


def contact_of(defendant_id: UUID) -> Contact | None:
    """The first contact with an address, or None."""
    found = (source(defendant_id) for source in _sources)
    return next((contact for contact in found if contact is not None and contact.email), None)
