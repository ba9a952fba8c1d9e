"""Put a withdrawn document back where it was."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from disclosure.event_kinds import document_event
from disclosure.exceptions import MaterialAlreadyFinal, MaterialNotFound, RestoringTimeOver
from disclosure.models import Material
from disclosure.permissions import require_restoring
from disclosure.restoring import still_restorable
from disclosure.sections import BY_CODE
from disclosure.services.make_readable import make_readable
from disclosure.services.publish_material import lock_versions
from disclosure.states import MaterialStatus


def restore_material(*, actor: Actor, material_id: UUID, reason: str) -> None:
    """It can be read again, for 30 days after it was withdrawn, by decision of the court; the defence is told.

    A version that has been followed by another comes back as replaced. The file stays under the key it was sealed
    under, so that links from before the withdrawal stay dead. Raises `MaterialNotFound`, `MaterialAlreadyFinal`
    (it is not withdrawn), `RestoringTimeOver` and the case room's refusals.
    """
    with transaction.atomic():
        seen = Material.objects.filter(pk=material_id).first()
        if seen is None:
            raise MaterialNotFound(material_id)
        require_restoring(actor, seen)
        siblings = lock_versions(seen)
        material = next(sibling for sibling in siblings if sibling.pk == material_id)
        if material.status != MaterialStatus.WITHDRAWN:
            raise MaterialAlreadyFinal(material.status)
        if not still_restorable(material):
            raise RestoringTimeOver(material_id)
        kind = document_event("restored", material.section)
        data = {"name": material.name, "version": material.version, "reason": reason}
        if _is_followed(material, siblings):
            _put_behind(material, actor=actor, kind=kind, data=data, reason=reason)
        else:
            make_readable(material, actor=actor, kind=kind, data=data, reason=reason)


def _put_behind(material: Material, *, actor: Actor, kind: str, data: Mapping[str, object], reason: str) -> None:
    """It stands as replaced; nobody has to read it, so nobody is told."""
    material.status = MaterialStatus.REPLACED
    material.save(update_fields=["status"])
    record(
        kind,
        actor=actor,
        case_id=material.case_id,
        defendant_id=material.defendant_id,
        subject_id=material.pk,
        reason=reason,
        data=data,
    )


def _is_followed(material: Material, siblings: list[Material]) -> bool:
    """Has another taken its place, by version or by name?"""
    has_versions = BY_CODE[material.section].has_versions
    followed = has_versions and any(
        other.status in (MaterialStatus.PUBLISHED, MaterialStatus.REPLACED)
        and (other.version or 0) > (material.version or 0)
        for other in siblings
    )
    return followed or any(other.replaces_id == material.pk for other in siblings if other.published_at is not None)
