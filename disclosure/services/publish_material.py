"""Publish a scanned document: of sections with versions as the next one, elsewhere beside the others."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from commonplatform.accounts.types import Actor
from commonplatform.audit.types import EffectRequest
from disclosure.event_kinds import document_event
from disclosure.models import Material
from disclosure.sections import BY_CODE, SectionCode
from disclosure.services.make_readable import make_readable
from disclosure.states import MaterialStatus


def publish_material(*, actor: Actor, material_id: UUID, effects: Iterable[EffectRequest] = ()) -> None:
    """Make a clean document readable; one that it replaces stays readable as replaced.

    Versions are given one at a time. A document that is not clean (any more) is left alone.
    """
    with transaction.atomic():
        wanted = Material.objects.select_related("defendant").get(pk=material_id)
        siblings = lock_versions(wanted)
        material = next(sibling for sibling in siblings if sibling.pk == material_id)
        if material.status != MaterialStatus.CLEAN:
            return
        replaced = _replaced_by(material, siblings)
        Material.objects.filter(pk__in=replaced, status=MaterialStatus.PUBLISHED).update(
            status=MaterialStatus.REPLACED, replaced_at=timezone.now()
        )
        if BY_CODE[material.section].has_versions:
            material.version = 1 + max((s.version or 0 for s in siblings), default=0)
        defendant = wanted.defendant.display_name if wanted.defendant else ""
        make_readable(material, actor=actor, kind=_kind_of(material), data=_facts(material, defendant), effects=effects)


def lock_versions(material: Material) -> list[Material]:
    """The document and those it can replace, locked in the order of their ids."""
    held = Material.objects.select_for_update()
    if BY_CODE[material.section].has_versions:
        held = held.filter(defendant=material.defendant_id, section=material.section)
    else:
        held = held.filter(pk__in=[key for key in (material.pk, material.replaces_id) if key])
    return list(held.order_by("pk"))


def _replaced_by(material: Material, siblings: list[Material]) -> list[UUID]:
    if BY_CODE[material.section].has_versions:
        return [s.pk for s in siblings if s.status == MaterialStatus.PUBLISHED]
    return [material.replaces_id] if material.replaces_id else []


def _kind_of(material: Material) -> str:
    is_idpc = material.section == SectionCode.IDPC
    return "idpc.published" if is_idpc else document_event("published", material.section)


def _facts(material: Material, defendant: str) -> dict[str, object]:
    return {
        "name": material.name,
        "defendant": defendant,
        "section": material.section,
        "version": material.version,
        "pages": material.pages,
        "sha256": material.sha256,
        "sent_by": material.uploaded_by,
    }
