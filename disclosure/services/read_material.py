"""Open a document: the right is decided afresh, the reading is recorded, then there is a link."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.access.policy import Action
from cases.access.relations import require, standing_of
from commonplatform.audit.services import record
from commonplatform.storage.objects import signed_link
from commonplatform.written_together import write, written_together
from disclosure.exceptions import MaterialNotFound
from disclosure.models import Material, MaterialRead
from disclosure.names import download_name
from disclosure.sections import BY_CODE, SectionCode
from disclosure.services.notices_of_reading import notices_of_reading
from disclosure.states import READABLE_STATUSES
from disclosure.types import OpenedDocument

if TYPE_CHECKING:
    from commonplatform.accounts.types import Actor


def read_material(*, actor: Actor, material_id: UUID) -> OpenedDocument:
    """Record who opens which version for whom, and give a link that is good for a minute at most.

    The defence needs a relation to this very defendant (domain document "Defence portal", Reading).
    Replaced versions stay readable. Raises `MaterialNotFound`, or the case room's refusals.
    """
    with transaction.atomic(), written_together():
        material = Material.objects.filter(pk=material_id, status__in=READABLE_STATUSES).first()
        if material is None:
            raise MaterialNotFound(material_id)
        target = BY_CODE[material.section].target
        require(actor, Action.VIEW, target, case_id=material.case_id, defendant_id=material.defendant_id)
        if actor.user_id is None or actor.organisation_id is None:
            raise MaterialNotFound(material_id)
        acting_role = standing_of(actor, material.case_id).acting_role
        material = _locked(material_id)
        now = timezone.now()
        effects = notices_of_reading(actor, acting_role, material, now)
        write(
            MaterialRead(
                material=material,
                case_id=material.case_id,
                defendant_id=material.defendant_id,
                section=material.section,
                version=material.version,
                user_id=actor.user_id,
                user_name=actor.display_name,
                role=acting_role,
                organisation_id=actor.organisation_id,
                organisation_name=actor.organisation_name,
                read_at=now,
            )
        )
        kind = "means_form.read" if material.section == SectionCode.MEANS else "document.read"
        record(
            kind,
            actor=actor,
            case_id=material.case_id,
            defendant_id=material.defendant_id,
            subject_id=material.pk,
            data={
                "name": material.name,
                "organisation": actor.organisation_name,
                "version": material.version,
            },
            effects=effects,
            occurred_at=now,
        )
        link = signed_link(
            material.object_key, file_name=download_name(material.name), content_type=material.content_type
        )
        return OpenedDocument(link=link, material_id=material.pk)


def _locked(material_id: UUID) -> Material:
    """The document, one reader at a time, so that each firm's first reading is told apart."""
    material = (
        Material.objects.select_for_update(of=("self",))
        .select_related("defendant")
        .filter(pk=material_id, status__in=READABLE_STATUSES)
        .first()
    )
    if material is None:
        raise MaterialNotFound(material_id)
    return material
