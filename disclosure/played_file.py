"""Which file a player is given of a recording: the copy made for it, else itself where browsers play it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from disclosure.models import Material, Preparation, Rendition
from disclosure.states import PLAYED_TYPES, PreparationState, RenditionKind


@dataclass(frozen=True, slots=True)
class PlayedFile:
    """One file in the store, and the type that browsers are told."""

    object_key: str
    content_type: str
    size: int
    is_copy: bool = False


def played_file_of(material: Material) -> PlayedFile | None:
    """None for what is no recording, or one that no browser plays (yet). `material` comes with its preparation.

    Before a recording was looked into, its type is all there is to go by.
    """
    copy = Rendition.objects.filter(material=material, kind=RenditionKind.PLAYING).first()
    if copy is not None:
        return PlayedFile(copy.object_key, copy.content_type, copy.size, is_copy=True)
    played_as = _played_as(material)
    return PlayedFile(material.object_key, played_as, material.size) if played_as else None


def has_poster() -> Exists:
    """Is there a picture of a film? Read with its row."""
    return Exists(Rendition.objects.filter(material=OuterRef("pk"), kind=RenditionKind.POSTER))


def _played_as(material: Material) -> str:
    prepared: Preparation | None = getattr(material, "preparation", None)
    if prepared is not None and prepared.played_as:
        return prepared.played_as
    if prepared is not None and prepared.state in (PreparationState.MAKING, PreparationState.FAILED):
        return ""
    return material.content_type if material.content_type in PLAYED_TYPES else ""
