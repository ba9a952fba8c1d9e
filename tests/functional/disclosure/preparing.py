"""Documents of every kind on a case, published without the upload page, and the worker that prepares them."""

from uuid import uuid4

from django.utils import timezone

from cases.models import Case, Defendant
from commonplatform.audit.models import Effect
from commonplatform.audit.services import record
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.storage.content import digest_of
from commonplatform.storage.objects import new_key, store_object
from disclosure.models import DocumentText, Material, Preparation
from disclosure.services.make_readable import preparation_of
from disclosure.services.preparations import PREPARING
from disclosure.states import MaterialKind, MaterialStatus, PreparationState
from disclosure.types import PUBLISHED


def publish(
    case: Case,
    content: bytes = b"x",
    *,
    kind: MaterialKind = MaterialKind.PDF,
    content_type: str = "application/pdf",
    section: str = "EX",
    position: int | None = None,
    name: str = "",
    stored: bool = True,
    version: int | None = None,
) -> Material:
    """A published document; its file stands in the store unless there is no need."""
    key = new_key(PUBLISHED)
    if stored:
        store_object(key, content, content_type=content_type)
    now = timezone.now()
    return Material.objects.create(
        case=case,
        defendant=Defendant.objects.get(case=case, position=position) if position else None,
        section=section,
        name=name or f"Document {uuid4().hex[:6]}",
        file_name="file",
        content_type=content_type,
        kind=kind,
        size=len(content),
        pages=1 if kind == MaterialKind.PDF else 0,
        sha256=digest_of(content),
        object_key=key,
        status=MaterialStatus.PUBLISHED,
        version=version or (1 if section == "IDPC" else None),
        uploaded_at=now,
        uploaded_by="Somebody",
        published_at=now,
    )


def asked_to_prepare(material: Material) -> Effect:
    """The effect that whoever publishes a document asks for."""
    event = record(
        "document.filed",
        actor=PREPARING,
        case_id=material.case_id,
        subject_id=material.pk,
        data={"name": material.name},
        effects=[preparation_of(material.pk)],
    )
    return Effect.objects.get(event=event)


def prepare(material: Material) -> Effect:
    """Publish's effect, carried out once; how it stands then."""
    effect = asked_to_prepare(material)
    run_effect(effect.pk)
    effect.refresh_from_db()
    return effect


def with_text(material: Material, *pages: str) -> Material:
    """As if these words had been taken out of its pages."""
    whose = {"material": material, "case_id": material.case_id, "defendant_id": material.defendant_id}
    DocumentText.objects.bulk_create(
        DocumentText(**whose, page=number, text=text, is_picture=not text) for number, text in enumerate(pages, start=1)
    )
    Preparation.objects.create(
        **whose,
        state=PreparationState.READY,
        pages=len(pages),
        picture_pages=sum(not text for text in pages),
    )
    return material
