"""Make ready for reading: the PDF of what is none, the text of every page, the length of a recording."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

from commonplatform.accounts.database_scope import task_scope
from commonplatform.audit.types import EffectRefused
from commonplatform.documents.conversion import RECORDING, can_recognise
from commonplatform.documents.exceptions import ConversionFailed, ConverterMissing
from commonplatform.documents.working_folders import working_folder
from commonplatform.storage.content import digest_of
from commonplatform.storage.objects import read_object
from disclosure.exceptions import StoredContentChanged
from disclosure.models import DocumentText, Material, Preparation
from disclosure.preparing import Prepared, copy_of, mail, recording, text_of
from disclosure.sections import BY_CODE
from disclosure.selectors.unprepared import TO_BE_READ
from disclosure.services.join_parts import join_parts
from disclosure.services.kept_copies import add_rendition, store_copy
from disclosure.services.number_pages import number_pages
from disclosure.services.preparations import record_preparing, say
from disclosure.services.received_file import write_received
from disclosure.states import (
    CONVERTED_KINDS,
    READABLE_STATUSES,
    RECORDED_KINDS,
    MaterialKind,
    MaterialStatus,
    PreparationReason,
    PreparationState,
    RenditionKind,
)

TRIES_OF_A_BAD_FILE = 3  # a busy machine may end a conversion that succeeds later; a bad file never does
_AT_ONCE = 500
# What remains then is another's work.
_DONE = (PreparationState.MAKING, PreparationState.READY)


def prepare_material(*, case_id: UUID, material_id: UUID, attempt: int = 1) -> None:
    """Do it once; a document that is ready, or that nobody can read any more, is left alone.

    Raises `ConverterMissing`, `ConversionFailed` (to be tried again), `EffectRefused` (not any more), or what the
    store raises. Whatever happens, the document says how it stands and the original can be read.
    """
    material = _to_prepare(case_id, material_id)
    if material is None:
        return
    try:
        prepared = _prepared(material)
    except ConverterMissing:
        _note(material, PreparationState.WAITING, PreparationReason.NO_CONVERTER)
        raise
    except ConversionFailed as failure:
        _note(material, PreparationState.FAILED, PreparationReason(failure.reason))
        if attempt < TRIES_OF_A_BAD_FILE:
            raise
        raise EffectRefused(f"{failure.reason} {failure.detail}".strip()) from failure
    _keep(material, prepared)


def _to_prepare(case_id: UUID, material_id: UUID) -> Material | None:
    with task_scope(case_id=case_id):
        return Material.objects.filter(TO_BE_READ, pk=material_id).exclude(preparation__state__in=_DONE).first()


def _prepared(material: Material) -> Prepared:
    if BY_CODE[material.section].filed_by_us:
        # Contacts and means are sealed everywhere else; their text must not stand in clear (ADR 0012).
        return Prepared()
    if material.kind in RECORDED_KINDS:
        with working_folder() as folder:
            write_received(material, folder / RECORDING)
            return recording(folder)
    if material.kind == MaterialKind.PDF:
        return Prepared(text=text_of(_received(material)))
    if material.kind == MaterialKind.EMAIL:
        return mail(material.content_type, _received(material))
    if material.kind not in CONVERTED_KINDS:
        return Prepared()
    copy = copy_of(material.kind, material.content_type, _received(material))
    return Prepared(copy=copy, text=text_of(copy.content))


def _received(material: Material) -> bytes:
    content = read_object(material.object_key)
    if digest_of(content) != material.sha256:
        raise StoredContentChanged(material.pk)
    return content


def _keep(material: Material, prepared: Prepared) -> None:
    """Files first, then everything about them in one transaction, so that nothing is half there."""
    made = [
        (kind, store_copy(copy))
        for kind, copy in ((RenditionKind.READING, prepared.copy), (RenditionKind.POSTER, prepared.poster))
        if copy is not None
    ]
    pages = len(prepared.text)
    with task_scope(case_id=material.case_id):
        locked = Material.objects.select_for_update().get(pk=material.pk)
        if not _is_to_be_read(locked) or _is_done(material):
            return
        for kind, kept in made:
            add_rendition(material, kind, kept, pages=pages if kind == RenditionKind.READING else 0)
        if material.part_of_id is None:  # the words of a part are found in what it becomes
            DocumentText.objects.bulk_create(_pages_of(material, prepared), batch_size=_AT_ONCE)
        facts = {
            "state": _state_of(material, prepared),
            "reason": "",
            "pages": pages,
            "picture_pages": sum(page.is_picture for page in prepared.text),
            "milliseconds": prepared.milliseconds,
            "played_as": prepared.played_as,
        }
        say(material, facts)
        if prepared.copy is not None:
            digest = sha256(prepared.copy.content).hexdigest()
            record_preparing(material, "document.converted", made_by=prepared.copy.made_by, pages=pages, sha256=digest)
        if material.part_of_id is not None:
            join_parts(material)
        number_pages(case_id=material.case_id)


def _is_to_be_read(material: Material) -> bool:
    is_part = material.part_of_id is not None and material.status == MaterialStatus.CLEAN
    return is_part or material.status in READABLE_STATUSES


def _state_of(material: Material, prepared: Prepared) -> PreparationState:
    """Copies of what browsers do not play, attached files and pictures take long: `finish_preparing` does them."""
    if material.kind in RECORDED_KINDS:
        is_ready = bool(prepared.played_as)
    else:
        pictures = any(page.is_picture for page in prepared.text) and can_recognise()
        is_ready = not (pictures or prepared.attachments)
    return PreparationState.READY if is_ready else PreparationState.MAKING


def _is_done(material: Material) -> bool:
    return Preparation.objects.filter(material=material.pk, state__in=_DONE).exists()


def _pages_of(material: Material, prepared: Prepared) -> list[DocumentText]:
    return [
        DocumentText(
            material=material,
            case_id=material.case_id,
            defendant_id=material.defendant_id,
            page=page.number,
            text=page.text,
            is_picture=page.is_picture,
        )
        for page in prepared.text
    ]


def _note(material: Material, state: PreparationState, reason: PreparationReason) -> None:
    """Say that it is not ready and why; the first time it is recorded too."""
    with task_scope(case_id=material.case_id):
        Material.objects.select_for_update().get(pk=material.pk)
        if _is_done(material):
            return
        first = not Preparation.objects.filter(material=material.pk, reason=reason).exists()
        say(material, {"state": state, "reason": reason})
        number_pages(case_id=material.case_id)
        if first:
            record_preparing(material, "document.not_converted", reason=str(reason))
