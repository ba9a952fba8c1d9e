"""Refusals in the words of disclosure."""

from dataclasses import dataclass
from uuid import UUID

from commonplatform.accounts.types import Invisible


@dataclass
class MaterialNotFound(Invisible):
    """There is no such document for this actor (answered with 404, whether or not it exists)."""

    material_id: UUID | None = None


@dataclass
class NotYetServed(Exception):
    """No initial details stand published for this defendant (answered with a plain page, status 404)."""

    defendant_name: str


@dataclass
class StoredContentChanged(Exception):
    """What the store holds is not what was received: its digest differs."""

    material_id: UUID


@dataclass
class MaterialAlreadyFinal(Exception):
    """The document was refused or withdrawn before: there is nothing left to withdraw."""

    status: str
