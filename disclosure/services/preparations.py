"""How far a document is prepared: its one row, and the events about it."""

from django.utils import timezone

from commonplatform.accounts.types import system_actor
from commonplatform.audit.services import record
from disclosure.models import Material, Preparation

PREPARING = system_actor("Preparing documents")


def say(material: Material, facts: dict[str, object]) -> None:
    """Note how it stands; the caller holds the document."""
    Preparation.objects.update_or_create(
        material=material,
        defaults={**facts, "tried_at": timezone.now()},
        create_defaults={
            **facts,
            "tried_at": timezone.now(),
            "case_id": material.case_id,
            "defendant_id": material.defendant_id,
        },
    )


def record_preparing(material: Material, kind: str, **data: object) -> None:
    """One event about the preparing of a document."""
    record(
        kind,
        actor=PREPARING,
        case_id=material.case_id,
        defendant_id=material.defendant_id,
        subject_id=material.pk,
        data=data,
    )
