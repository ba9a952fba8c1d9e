"""Change what a document is called, and what else is said about it. Its content never changes."""

from uuid import UUID

from django.db import transaction

from cases.access.relations import standing_of
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from disclosure.description import FIELDS, Description, description_of
from disclosure.event_kinds import document_event
from disclosure.exceptions import MaterialNotFound
from disclosure.models import Material
from disclosure.permissions import require_changing


def describe_material(*, actor: Actor, material_id: UUID, description: Description) -> None:
    """Who sent it and the court say what it is; what was said before stays in the event. Nothing new changes nothing.

    Raises `MaterialNotFound` and the case room's refusals.
    """
    with transaction.atomic():
        material = Material.objects.select_for_update(of=("self",)).filter(pk=material_id).first()
        if material is None:
            raise MaterialNotFound(material_id)
        require_changing(actor, standing_of(actor, material.case_id), material)
        before = description_of(material)
        if description == before:
            return
        for field in FIELDS:
            setattr(material, field, getattr(description, field))
        material.save(update_fields=FIELDS)
        record(
            document_event("described", material.section),
            actor=actor,
            case_id=material.case_id,
            defendant_id=material.defendant_id,
            subject_id=material.pk,
            data={"was": str(before), "now": str(description)},
        )
