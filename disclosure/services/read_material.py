"""Open or download a document: the right is decided afresh, the reading is recorded, then there is a link."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from commonplatform.accounts.roles import DEFENCE_ROLES
from commonplatform.audit.services import record
from commonplatform.storage.tickets import HandedOut, ticket_link
from commonplatform.written_together import write, written_together
from disclosure.event_kinds import document_event
from disclosure.exceptions import MaterialNotFound
from disclosure.models import Attachment, Material, MaterialRead
from disclosure.sections import SectionCode
from disclosure.selectors.handing_out import DocumentToOpen, act_at, document_to_open
from disclosure.services.notices_of_reading import notices_of_reading
from disclosure.states import READABLE_STATUSES, DocumentAct
from disclosure.types import OpenedDocument

if TYPE_CHECKING:
    from commonplatform.accounts.roles import Role
    from commonplatform.accounts.types import Actor

_DEEDS = {DocumentAct.READ: "read", DocumentAct.DOWNLOAD: "downloaded"}


def read_material(
    *, actor: Actor, material_id: UUID, act: DocumentAct = DocumentAct.READ, place: int | None = None
) -> OpenedDocument:
    """Record who opens which version for whom, and give a link that is good once, for a minute at most.

    Which file, and what it raises: `document_to_open`; and `TicketsUnavailable`, which undoes the record.
    """
    opened = record_reading(actor=actor, material_id=material_id, act=act, place=place)
    link = ticket_link(actor, HandedOut.DOCUMENT, material_id, opened.file.object_key, act=act_at(act, place))
    return OpenedDocument(link=link, material_id=material_id)


def record_reading(
    *, actor: Actor, material_id: UUID, act: DocumentAct = DocumentAct.READ, place: int | None = None
) -> DocumentToOpen:
    """The same without a link, for what is handed over in another way. Raises as `document_to_open`."""
    opened = document_to_open(actor, material_id, act, place=place)
    material = opened.material
    # Within a request this is its one transaction: a savepoint would cost two journeys and protect nothing.
    with transaction.atomic(savepoint=False), written_together():
        is_announced = material.section == SectionCode.IDPC and opened.acting_role in DEFENCE_ROLES
        _record(actor, opened.acting_role, _locked(material) if is_announced else material, act, opened.attachment)
    return opened


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
