"""Open or download a document: the right is decided afresh, the reading is recorded, then there is a link."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.access.relations import standing_of
from commonplatform.accounts.roles import DEFENCE_ROLES
from commonplatform.audit.services import record
from commonplatform.storage.objects import signed_link
from commonplatform.written_together import write, written_together
from disclosure.attached_files import attached_file
from disclosure.event_kinds import document_event
from disclosure.exceptions import MaterialNotFound, NoReadingCopy
from disclosure.models import Attachment, Material, MaterialRead
from disclosure.names import download_name
from disclosure.permissions import document_rights
from disclosure.sections import SectionCode
from disclosure.services.notices_of_reading import notices_of_reading
from disclosure.shown_file import ReadFile, original_of, shown_file_of
from disclosure.states import READABLE_STATUSES, DocumentAct
from disclosure.types import OpenedDocument

if TYPE_CHECKING:
    from commonplatform.accounts.roles import Role
    from commonplatform.accounts.types import Actor

_DEEDS = {DocumentAct.READ: "read", DocumentAct.DOWNLOAD: "downloaded"}


def read_material(
    *, actor: Actor, material_id: UUID, act: DocumentAct = DocumentAct.READ, place: int | None = None
) -> OpenedDocument:
    """Record who opens which version for whom, and give a link that is good for a minute at most.

    `READ` shows the reading copy in the browser, `DOWNLOAD` hands over the original as a file; they are two
    rights (domain document "Defence portal", Reading content). Replaced versions stay readable. With a `place`
    it is the file attached there to an e-mail, under the rights of the e-mail. Raises
    `MaterialNotFound`, `NoReadingCopy`, or the case room's refusals.
    """
    material = Material.objects.filter(pk=material_id, status__in=READABLE_STATUSES).first()
    if material is None or actor.user_id is None or actor.organisation_id is None:
        raise MaterialNotFound(material_id)
    standing = standing_of(actor, material.case_id)
    document_rights(standing).require_with(act, material)
    attachment, opened = _chosen(material, act, place)
    # Within a request this is its one transaction: a savepoint would cost two journeys and protect nothing.
    with transaction.atomic(savepoint=False), written_together():
        is_announced = material.section == SectionCode.IDPC and standing.acting_role in DEFENCE_ROLES
        _record(actor, standing.acting_role, _locked(material) if is_announced else material, act, attachment)
    name = attachment.name if attachment else material.name
    return OpenedDocument(link=_link(name, opened, act), material_id=material.pk)


def _chosen(material: Material, act: DocumentAct, place: int | None) -> tuple[Attachment | None, ReadFile]:
    if place is not None:
        return attached_file(material, place, act)
    opened = shown_file_of(material) if act == DocumentAct.READ else original_of(material)
    if opened is None:
        raise NoReadingCopy(material.pk)
    return None, opened


def _locked(material: Material) -> Material:
    """The document, one reader at a time, so that each firm's first reading is told apart."""
    locked = (
        Material.objects.select_for_update(of=("self",))
        .select_related("defendant", "case__prosecutor")
        .filter(pk=material.pk, status__in=READABLE_STATUSES)
        .first()
    )
    if locked is None:
        raise MaterialNotFound(material.pk)
    return locked


def _link(title: str, opened: ReadFile, act: DocumentAct) -> str:
    name = download_name(title, file_name=opened.file_name)
    return signed_link(
        opened.object_key, file_name=name, content_type=opened.content_type, inline=act == DocumentAct.READ
    )


def _record(
    actor: Actor, acting_role: Role, material: Material, act: DocumentAct, attachment: Attachment | None
) -> None:
    assert actor.user_id is not None
    assert actor.organisation_id is not None
    now = timezone.now()
    effects = notices_of_reading(actor, acting_role, material, now)
    write(
        MaterialRead(
            material=material,
            case_id=material.case_id,
            defendant_id=material.defendant_id,
            attachment=attachment,
            section=material.section,
            version=material.version,
            act=act,
            user_id=actor.user_id,
            user_name=actor.display_name,
            role=acting_role,
            organisation_id=actor.organisation_id,
            organisation_name=actor.organisation_name,
            read_at=now,
        )
    )
    record(
        document_event(_DEEDS[act], material.section),
        actor=actor,
        case_id=material.case_id,
        defendant_id=material.defendant_id,
        subject_id=material.pk,
        data={
            "name": _name_of(material, attachment),
            "organisation": actor.organisation_name,
            "version": material.version,
        },
        effects=effects,
        occurred_at=now,
    )


def _name_of(material: Material, attachment: Attachment | None) -> str:
    return f"{material.name}, {attachment.name}" if attachment else material.name
