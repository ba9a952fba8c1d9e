"""The documents of a case as an actor may see them."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.selectors import open_case
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.roles import COURT_ROLES
from commonplatform.accounts.types import Actor
from disclosure.attached_files import attached_lines
from disclosure.description import description_of
from disclosure.document_order import in_order
from disclosure.exceptions import MaterialNotFound
from disclosure.filed_before import as_kept
from disclosure.models import BuiltFrom, Material
from disclosure.permissions import (
    DocumentRights,
    document_rights,
    may_be_followed,
    may_change,
    may_restore,
    may_withdraw,
    require_restoring,
    require_withdrawing,
    sent_by,
)
from disclosure.played_file import has_poster
from disclosure.preparation_notes import pages_to_read, part_note, preparation_note
from disclosure.restoring import restorable_until, still_restorable
from disclosure.sections import BY_CODE, CATALOGUE, Section, SectionCode
from disclosure.selectors.bundle_choice import labels_of
from disclosure.selectors.disposed import absent, disposed_of
from disclosure.selectors.readers import last_read_by, readers_of_material
from disclosure.selectors.replacements import replacement_of
from disclosure.shown_file import copy_beside, reading_copies_beside, shown_file_of
from disclosure.states import (
    READABLE_STATUSES,
    RECORDED_KINDS,
    WITHDRAWABLE_STATUSES,
    DocumentAct,
    MaterialKind,
    MaterialStatus,
)
from disclosure.types import DocumentLine, DocumentSection, ViewedDocument, WithdrawalPreview


def documents_of(actor: Actor, file: CaseFile, rights: DocumentRights) -> tuple[DocumentSection, ...]:
    """The sections of an opened case with something in them that its reader may read.

    What belongs to the whole case stands beside what belongs to the reader's own defendants. A section that readers
    look for stands there when it is empty. Documents on their way (waiting, refused) are shown to the organisation
    that sent them; everybody else sees what was once published. Parts stand there until what they became is served.
    """
    whose = Q(defendant_id__in=[defendant.pk for defendant in file.defendants]) | Q(defendant__isnull=True)
    held = list(
        Material.objects.filter(whose, case_id=file.case.pk)
        .select_related("defendant", "page_numbers", "preparation")
        .exclude(Exists(BuiltFrom.objects.filter(source_id=OuterRef("pk"))), part_of__isnull=False)
        .annotate(read_at=last_read_by(actor), is_held_up=Exists(_lost_parts()))
    )
    sections = (
        _section(actor, file, rights, section, [material for material in held if material.section == section.code])
        for section in CATALOGUE
        if rights.may(DocumentAct.READ, section)
    )
    return tuple(section for section in sections if section.lines or section.section.stands_when_empty)


def viewed_document(actor: Actor, material_id: UUID) -> tuple[CaseFile, ViewedDocument]:
    """A document that can be opened, with its opened case.

    Raises `MaterialNotFound` and the case room's refusals like the reading itself.
    """
    file, _material, document = viewed_material(actor, material_id)
    return file, document


def viewed_material(actor: Actor, material_id: UUID) -> tuple[CaseFile, Material, ViewedDocument]:
    """The same with its row, which knows whether it `has_poster`."""
    material = (
        Material.objects.filter(pk=material_id, status__in=READABLE_STATUSES)
        .select_related("defendant", "page_numbers", "preparation")
        .annotate(copies=reading_copies_beside(), has_poster=has_poster())
        .first()
    )
    if material is None:
        raise absent(actor, material_id)
    file = open_case(actor, material.case_id)
    rights = document_rights(file.standing)
    rights.require_with(DocumentAct.READ, material)
    shown = shown_file_of(material, copy_beside(material.copies))
    document = ViewedDocument(
        line=_line(actor, file, rights, material),
        case_id=material.case_id,
        section=BY_CODE[material.section],
        is_shown=shown is not None,
        is_copy=shown is not None and shown.object_key != material.object_key,
        may_be_followed=may_be_followed(actor, rights, material),
        may_be_changed=may_change(actor, rights, material),
        may_be_noted_on=file.standing.may(Action.CREATE, Target.ANNOTATION),
        attached=attached_lines(material) if material.kind == MaterialKind.EMAIL else (),
        is_played=material.kind in RECORDED_KINDS,
        replacement=replacement_of(material, rights),
    )
    return file, material, document


def withdrawal_preview(actor: Actor, material_id: UUID) -> WithdrawalPreview:
    """What would be withdrawn, and who has opened it. Refuses like the withdrawal itself."""
    material = _of_the_actor(material_id)
    require_withdrawing(actor, material)
    if material.status not in WITHDRAWABLE_STATUSES:
        raise MaterialNotFound(material_id)
    return _preview(material)


def restoring_preview(actor: Actor, material_id: UUID) -> WithdrawalPreview:
    """What would be restored and until when it can be. Refuses like the restoring itself."""
    material = _of_the_actor(material_id)
    require_restoring(actor, material)
    until = restorable_until(material)
    if until is None or timezone.now() > until:
        raise MaterialNotFound(material_id)
    return replace(
        _preview(material),
        withdrawn_because=material.withdrawn_because,
        restorable_until=timezone.localdate(until),
    )


def _of_the_actor(material_id: UUID) -> Material:
    material = Material.objects.select_related("defendant").filter(pk=material_id).first()
    if material is None:
        raise MaterialNotFound(material_id)
    return material


def _preview(material: Material) -> WithdrawalPreview:
    return WithdrawalPreview(
        material_id=material.pk,
        case_id=material.case_id,
        name=material.name,
        defendant=_defendant_name(material),
        version=material.version,
        status=MaterialStatus(material.status),
        readers=readers_of_material(material),
    )


def _section(
    actor: Actor, file: CaseFile, rights: DocumentRights, section: Section, held: list[Material]
) -> DocumentSection:
    shown = in_order(
        [
            material
            for material in held
            if rights.may_with(DocumentAct.READ, material)
            and (material.published_at is not None or sent_by(actor, material))
        ],
        {defendant.pk: defendant.position for defendant in file.defendants},
        newest_first=section.has_versions,
    )
    served = {each.defendant_id for each in held if each.status in (MaterialStatus.PUBLISHED, MaterialStatus.DISPOSED)}
    # Who reads only what was shared with them is not told what was not served: they do not see what was.
    tells = section.has_versions and rights.shared is None
    return DocumentSection(
        section=section,
        lines=tuple(_line(actor, file, rights, material) for material in shown),
        not_served=tuple(d.display_name for d in file.defendants if d.pk not in served) if tells else (),
    )


def readable_initial_details(sections: Iterable[DocumentSection]) -> frozenset[UUID]:
    """The defendants whose initial details in force the reader of these sections, of `documents_of`, may open."""
    lines = (line for each in sections if each.section.code == SectionCode.IDPC for line in each.lines)
    return frozenset(
        line.defendant_id
        for line in lines
        if line.defendant_id is not None and line.may_open and line.status == MaterialStatus.PUBLISHED
    )


def _line(actor: Actor, file: CaseFile, rights: DocumentRights, material: Material) -> DocumentLine:
    status = MaterialStatus(material.status)
    readable = status in READABLE_STATUSES
    may_open = readable and rights.may_with(DocumentAct.READ, material)
    return DocumentLine(
        material_id=material.pk,
        name=material.name,
        defendant=_defendant_name(material),
        version=material.version,
        pages=pages_to_read(material),
        size=material.size,
        status=status,
        at=material.published_at or material.uploaded_at,
        by=material.uploaded_by if file.standing.sees_whole_case else "",
        organisation=material.uploaded_for or material.uploaded_by,
        file_name=material.file_name if sent_by(actor, material) else "",
        may_open=may_open,
        may_download=readable and rights.may_with(DocumentAct.DOWNLOAD, material),
        may_withdraw=status in WITHDRAWABLE_STATUSES and may_withdraw(actor, rights, material),
        may_restore=may_restore(rights, material) and still_restorable(material),
        exhibit_reference=material.exhibit_reference,
        statement=description_of(material).statement,
        is_redacted=material.redacts_id is not None,
        refused_because=material.refused_because,
        scanner=material.scanner,
        withdrawn_because=material.withdrawn_because,
        preparation=_how_it_is_prepared(material, status),
        is_recording=material.kind in RECORDED_KINDS,
        entries=len(material.contents) if may_open else 0,
        labels=str(labels_of(material) or ""),
        defendant_id=material.defendant_id,
        read_at=getattr(material, "read_at", None),
        doubts=as_kept(material.doubts) if sent_by(actor, material) or actor.role in COURT_ROLES else (),
        disposed=disposed_of(material),
    )


def _lost_parts() -> QuerySet[Material]:
    """Files sent together with a part for the same defendant that will never be clean."""
    lost = (MaterialStatus.REFUSED, MaterialStatus.WITHDRAWN)
    return Material.objects.filter(part_of=OuterRef("part_of"), defendant=OuterRef("defendant"), status__in=lost)


def _how_it_is_prepared(material: Material, status: MaterialStatus) -> str:
    if material.part_of_id is not None and status == MaterialStatus.CLEAN:
        return part_note(material, is_held_up=getattr(material, "is_held_up", False))
    return preparation_note(material) if status in READABLE_STATUSES else ""


def _defendant_name(material: Material) -> str:
    return material.defendant.display_name if material.defendant else ""
