"""Open a document: the right is decided afresh, the reading is recorded, then there is a link."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation

from cases.access.policy import Action
from cases.access.relations import require
from cases.selectors import case_for
from commonplatform.accounts.roles import DEFENCE_ROLES
from commonplatform.audit.services import record
from commonplatform.notifications.types import mail
from commonplatform.storage.objects import signed_link
from commonplatform.ui.formats import date_and_time
from commonplatform.written_together import write, written_together
from disclosure.exceptions import MaterialNotFound
from disclosure.models import Material, MaterialRead
from disclosure.names import download_name
from disclosure.sections import BY_CODE, SectionCode
from disclosure.states import READABLE_STATUSES
from disclosure.types import OpenedDocument

if TYPE_CHECKING:
    from datetime import datetime

    from commonplatform.accounts.types import Actor
    from commonplatform.audit.types import EffectRequest


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
        material = _locked(material_id)
        now = timezone.now()
        effects = _notices(actor, material, now)
        write(
            MaterialRead(
                material=material,
                case_id=material.case_id,
                defendant_id=material.defendant_id,
                section=material.section,
                version=material.version,
                user_id=actor.user_id,
                user_name=actor.display_name,
                role=actor.role,
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


def _notices(actor: Actor, material: Material, now: datetime) -> list[EffectRequest]:
    """Tell the prosecution when another firm than the last one opens the initial details.

    A prosecuting authority without an address gets no notice (the same document, Access recording).
    """
    if material.section != SectionCode.IDPC or actor.role not in DEFENCE_ROLES or material.defendant is None:
        return []
    last = (
        MaterialRead.objects.filter(defendant=material.defendant_id, section=material.section, role__in=DEFENCE_ROLES)
        .order_by("-read_at")
        .values_list("organisation_id", flat=True)
        .first()
    )
    case = case_for(actor, material.case_id)
    if last == actor.organisation_id or not case.prosecutor.email:
        return []
    with translation.override("en"):
        facts = {
            "reference": case.reference_received,
            "defendant": material.defendant.surname or material.defendant.organisation_name,
            "organisation": actor.organisation_name,
            "time": date_and_time(now),
        }
    return [mail("idpc_read", address=case.prosecutor.email, language="en", facts=facts)]
