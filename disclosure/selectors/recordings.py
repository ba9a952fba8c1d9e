"""A sound recording or a video as an actor may see it."""

from uuid import UUID

from cases.access.relations import Standing, standing_of
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.types import Actor
from commonplatform.storage.objects import read_object
from disclosure.exceptions import MaterialNotFound
from disclosure.models import Material, Preparation, Rendition
from disclosure.permissions import DocumentRights, document_rights
from disclosure.played_file import PlayedFile, played_file_of
from disclosure.selectors.documents import viewed_material
from disclosure.states import READABLE_STATUSES, RECORDED_KINDS, DocumentAct, MaterialKind, RenditionKind
from disclosure.types import OpenedRecording


def recording_page(actor: Actor, material_id: UUID) -> tuple[CaseFile, OpenedRecording]:
    """The opened case and what a page needs to play it. Raises as `viewed_document`; only recordings are found."""
    file, material, document = viewed_material(actor, material_id)
    if material.kind not in RECORDED_KINDS:
        raise MaterialNotFound(material_id)
    prepared: Preparation | None = getattr(material, "preparation", None)
    return file, OpenedRecording(
        document=document,
        is_video=material.kind == MaterialKind.VIDEO,
        has_poster=bool(getattr(material, "has_poster", False)),
        milliseconds=prepared.milliseconds if prepared else 0,
    )


def playable(actor: Actor, material_id: UUID) -> PlayedFile:
    """What a player is given of a recording, when the actor may read it. Raises as `recording_page`."""
    material = _held(material_id)
    _reading_rights(standing_of(actor, material.case_id), material)
    return _played(material)


def held_recording(material_id: UUID) -> PlayedFile:
    """What a player is given of a recording; the caller decides the right. Raises `MaterialNotFound`."""
    return _played(_held(material_id))


def _played(material: Material) -> PlayedFile:
    played = played_file_of(material)
    if played is None:
        raise MaterialNotFound(material.pk)
    return played


def poster_of(actor: Actor, material_id: UUID) -> bytes:
    """The picture of a video, a JPEG. Raises as `recording_page`."""
    material = _held(material_id)
    _reading_rights(standing_of(actor, material.case_id), material)
    poster = Rendition.objects.filter(material=material, kind=RenditionKind.POSTER).first()
    if poster is None:
        raise MaterialNotFound(material_id)
    return read_object(poster.object_key)


def _held(material_id: UUID) -> Material:
    readable = Material.objects.filter(pk=material_id, status__in=READABLE_STATUSES, kind__in=RECORDED_KINDS)
    material = readable.select_related("preparation").first()
    if material is None:
        raise MaterialNotFound(material_id)
    return material


def _reading_rights(standing: Standing, material: Material) -> DocumentRights:
    rights = document_rights(standing)
    rights.require_with(DocumentAct.READ, material)
    return rights
