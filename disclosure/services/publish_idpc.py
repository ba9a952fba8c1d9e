"""Publish scanned initial details as the next version for their defendant."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from disclosure.models import Material
from disclosure.services.number_pages import number_pages
from disclosure.services.tell_defence import notices_to_defence
from disclosure.states import MaterialStatus


def publish_idpc(*, actor: Actor, material_id: UUID, effects: Iterable[EffectRequest] = ()) -> None:
    """Make a clean document the current version; the one before stays readable as replaced.

    Versions are given one at a time. A document that is not clean (any more) is left alone.
    """
    with transaction.atomic():
        wanted = Material.objects.select_related("defendant").get(pk=material_id)
        siblings = lock_versions(wanted)
        material = next(sibling for sibling in siblings if sibling.pk == material_id)
        if material.status != MaterialStatus.CLEAN:
            return
        now = timezone.now()
        Material.objects.filter(pk__in=[s.pk for s in siblings if s.status == MaterialStatus.PUBLISHED]).update(
            status=MaterialStatus.REPLACED, replaced_at=now
        )
        material.status = MaterialStatus.PUBLISHED
        material.version = 1 + max((s.version or 0 for s in siblings), default=0)
        material.published_at = now
        material.save(update_fields=["status", "version", "published_at"])
        number_pages(case_id=material.case_id)
        record(
            "idpc.published",
            actor=actor,
            case_id=material.case_id,
            defendant_id=material.defendant_id,
            subject_id=material.pk,
            data={
                "name": material.name,
                "defendant": wanted.defendant.display_name if wanted.defendant else "",
                "version": material.version,
                "pages": material.pages,
                "sha256": material.sha256,
                "sent_by": material.uploaded_by,
            },
            effects=[*effects, *notices_to_defence(material)],
        )


def lock_versions(material: Material) -> list[Material]:
    """Every document of the same defendant and section, locked in the order of their ids."""
    return list(
        Material.objects.select_for_update()
        .filter(defendant=material.defendant_id, section=material.section)
        .order_by("pk")
    )
