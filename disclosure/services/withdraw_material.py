"""Take a document back in one action (an upload into the wrong case, a page that must not be served)."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from disclosure.event_kinds import document_event
from disclosure.exceptions import MaterialAlreadyFinal, MaterialNotFound
from disclosure.models import Material
from disclosure.permissions import require_withdrawing
from disclosure.states import WITHDRAWABLE_STATUSES, MaterialStatus
from disclosure.types import SEAL_WITHDRAWN


def withdraw_material(*, actor: Actor, material_id: UUID, reason: str) -> None:
    """From now on nobody can open it; the row, its readings and the sealed file stay as evidence.

    Links given out before die as soon as the worker has moved the file. Raises `MaterialNotFound`,
    `MaterialAlreadyFinal` and the case room's refusals.
    """
    with transaction.atomic():
        seen = Material.objects.filter(pk=material_id).first()
        if seen is None:
            raise MaterialNotFound(material_id)
        require_withdrawing(actor, seen)
        material = Material.objects.select_for_update().get(pk=material_id)
        if material.status not in WITHDRAWABLE_STATUSES:
            raise MaterialAlreadyFinal(material.status)
        material.status = MaterialStatus.WITHDRAWN
        material.withdrawn_at = timezone.now()
        material.withdrawn_by = actor.display_name
        material.withdrawn_because = reason
        material.save(update_fields=["status", "withdrawn_at", "withdrawn_by", "withdrawn_because"])
        record(
            document_event("withdrawn", material.section),
            actor=actor,
            case_id=material.case_id,
            defendant_id=material.defendant_id,
            subject_id=material.pk,
            reason=reason,
            data={"name": material.name, "version": material.version, "reason": reason},
            effects=[
                EffectRequest(
                    kind=SEAL_WITHDRAWN, recipient=str(material.pk), payload={"material_id": str(material.pk)}
                )
            ],
        )
