"""The one place where a document becomes readable: it gets its labels, it is made ready, and the parties are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils import timezone

from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from disclosure.services.number_pages import number_pages
from disclosure.services.tell_cps import notices_to_cps
from disclosure.services.tell_defence import notices_to_defence
from disclosure.states import MaterialStatus
from disclosure.types import PREPARE_MATERIAL

if TYPE_CHECKING:
    from uuid import UUID

    from commonplatform.accounts.types import Actor
    from disclosure.models import Material


def make_readable(
    material: Material,
    *,
    actor: Actor,
    kind: str,
    data: Mapping[str, object],
    reason: str = "",
    effects: Iterable[EffectRequest] = (),
) -> None:
    """Publish it with an event of this kind, in the transaction of the caller, who holds it locked.

    What was published before keeps its time. Whoever publishes in any other way is found by a test, so that nothing
    can be read that the defence was not told of.
    """
    material.status = MaterialStatus.PUBLISHED
    material.published_at = material.published_at or timezone.now()
    material.save(update_fields=["status", "version", "published_at"])
    number_pages(case_id=material.case_id)
    record(
        kind,
        actor=actor,
        case_id=material.case_id,
        defendant_id=material.defendant_id,
        subject_id=material.pk,
        reason=reason,
        data=data,
        effects=[preparation_of(material.pk), *effects, *notices_to_defence(material), *notices_to_cps(material)],
    )


def preparation_of(material_id: UUID) -> EffectRequest:
    """The effect that makes what reading a document needs."""
    key = str(material_id)
    return EffectRequest(kind=PREPARE_MATERIAL, recipient=key, payload={"material_id": key})
