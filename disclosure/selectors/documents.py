"""The documents of a case as an actor may see them."""

from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from cases.access.policy import Action
from cases.access.relations import require
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.types import Actor
from disclosure.exceptions import MaterialNotFound
from disclosure.models import Material, MaterialRead
from disclosure.permissions import DocumentRights, document_rights
from disclosure.sections import BY_CODE, CATALOGUE, Section
from disclosure.selectors.bundle_choice import labels_of
from disclosure.selectors.readers import readers_of_material
from disclosure.states import READABLE_STATUSES, WITHDRAWABLE_STATUSES, DocumentAct, MaterialStatus
from disclosure.types import DocumentLine, DocumentSection, WithdrawalPreview


def documents_of(file: CaseFile, reader: Actor) -> tuple[DocumentSection, ...]:
    """The sections of an opened case with something in them that its reader may read, newest document first.

    A section of initial details stands there before they are served. Documents on their way (waiting,
    refused) are shown to those who send documents of that section; everybody else sees what was once published.
    """
    rights = document_rights(file.standing)
    whose = Q(defendant_id__in=[defendant.pk for defendant in file.defendants]) | Q(defendant__isnull=True)
    held = list(
        Material.objects.filter(whose, case_id=file.case.pk)
        .select_related("defendant", "page_numbers")
        .annotate(read_at=_last_read_by(reader))
        .order_by("defendant__position", "-uploaded_at")
    )
    sections = (
        _section(file, rights, section, [material for material in held if material.section == section.code])
        for section in CATALOGUE
        if rights.may(DocumentAct.READ, section)
    )
    return tuple(section for section in sections if section.lines or section.section.stands_when_empty)


def _last_read_by(reader: Actor) -> Subquery:
    reads = MaterialRead.objects.filter(material=OuterRef("pk"), user_id__in=[reader.user_id] if reader.user_id else [])
    return Subquery(reads.order_by("-read_at").values("read_at")[:1])


def withdrawal_preview(actor: Actor, material_id: UUID) -> WithdrawalPreview:
    """What would be withdrawn, and who has opened it. Refuses like the withdrawal itself."""
    material = Material.objects.select_related("defendant").filter(pk=material_id).first()
    if material is None:
        raise MaterialNotFound(material_id)
    require(
        actor,
        Action.CHANGE,
        BY_CODE[material.section].target,
        case_id=material.case_id,
        defendant_id=material.defendant_id,
    )
    if material.status not in WITHDRAWABLE_STATUSES:
        raise MaterialNotFound(material_id)
    return WithdrawalPreview(
        material_id=material.pk,
        case_id=material.case_id,
        name=material.name,
        defendant=_defendant_name(material),
        version=material.version,
        status=MaterialStatus(material.status),
        readers=readers_of_material(material),
    )


def _section(file: CaseFile, rights: DocumentRights, section: Section, held: list[Material]) -> DocumentSection:
    sends = file.standing.may(Action.CREATE, section.target)
    shown = [
        material
        for material in held
        if rights.may_with(DocumentAct.READ, material) and (sends or material.published_at is not None)
    ]
    served = {material.defendant_id for material in shown if material.status == MaterialStatus.PUBLISHED}
    return DocumentSection(
        section=section,
        lines=tuple(_line(file, section, material) for material in shown),
        not_served=tuple(d.display_name for d in file.defendants if d.pk not in served) if section.has_versions else (),
    )


def _line(file: CaseFile, section: Section, material: Material) -> DocumentLine:
    status = MaterialStatus(material.status)
    sends = file.standing.may(Action.CREATE, section.target)
    return DocumentLine(
        material_id=material.pk,
        name=material.name,
        defendant=_defendant_name(material),
        version=material.version,
        pages=material.pages,
        size=material.size,
        status=status,
        at=material.published_at or material.uploaded_at,
        by=material.uploaded_by if file.standing.sees_whole_case else "",
        organisation=material.uploaded_for or material.uploaded_by,
        file_name=material.file_name if sends else "",
        may_open=status in READABLE_STATUSES,
        may_withdraw=status in WITHDRAWABLE_STATUSES
        and file.standing.may(Action.CHANGE, section.target, material.defendant_id),
        refused_because=material.refused_because,
        scanner=material.scanner,
        withdrawn_because=material.withdrawn_because,
        labels=str(labels_of(material) or ""),
        defendant_id=material.defendant_id,
        read_at=getattr(material, "read_at", None),
    )


def _defendant_name(material: Material) -> str:
    return material.defendant.display_name if material.defendant else ""
