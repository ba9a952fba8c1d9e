"""A sound recording or a video as an actor may see it."""

from uuid import UUID

from django.db.models import Exists, OuterRef

from cases.access.policy import Action, Target
from cases.access.relations import Standing, standing_of
from cases.selectors import open_case
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.types import Actor
from commonplatform.storage.objects import read_object
from disclosure.exceptions import MaterialNotFound
from disclosure.models import Material, Preparation, Rendition
from disclosure.permissions import DocumentRights, document_rights
from disclosure.played_file import PlayedFile, played_file_of
from disclosure.preparation_notes import preparation_note
from disclosure.sections import BY_CODE
from disclosure.selectors.disposed import absent
from disclosure.selectors.replacements import replacement_of
from disclosure.states import READABLE_STATUSES, RECORDED_KINDS, DocumentAct, MaterialKind, RenditionKind
from disclosure.types import OpenedRecording

_POSTERS = Rendition.objects.filter(kind=RenditionKind.POSTER)


def recording_page(actor: Actor, material_id: UUID) -> tuple[CaseFile, OpenedRecording]:
    """The opened case and what a page needs to play it. Raises `MaterialNotFound`, or the case room's refusals."""
    try:
        material = _held(material_id)
    except MaterialNotFound:
        raise absent(actor, material_id) from None
    file = open_case(actor, material.case_id)
    rights = _reading_rights(file.standing, material)
    prepared: Preparation | None = getattr(material, "preparation", None)
    played = played_file_of(material)
    return file, OpenedRecording(
        material_id=material.pk,
        case_id=material.case_id,
        name=material.name,
        section=BY_CODE[material.section],
        is_video=material.kind == MaterialKind.VIDEO,
        is_played=played is not None,
        is_copy=played is not None and played.is_copy,
        has_poster=bool(getattr(material, "has_poster", False)),
        size=material.size,
        milliseconds=prepared.milliseconds if prepared else 0,
        preparation=preparation_note(material),
        may_download=rights.may_with(DocumentAct.DOWNLOAD, material),
        may_be_noted_on=file.standing.may(Action.CREATE, Target.ANNOTATION),
        replacement=replacement_of(material, rights),
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
    poster = _POSTERS.filter(material=material).first()
    if poster is None:
        raise MaterialNotFound(material_id)
    return read_object(poster.object_key)


def _held(material_id: UUID) -> Material:
    readable = Material.objects.filter(pk=material_id, status__in=READABLE_STATUSES, kind__in=RECORDED_KINDS)
    has_poster = Exists(_POSTERS.filter(material=OuterRef("pk")))
    material = readable.select_related("preparation").annotate(has_poster=has_poster).first()
    if material is None:
        raise MaterialNotFound(material_id)
    return material


def _reading_rights(standing: Standing, material: Material) -> DocumentRights:
    rights = document_rights(standing)
    rights.require_with(DocumentAct.READ, material)
    return rights
