"""File a document that the platform itself has made, such as the record of a plea."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import system_actor
from disclosure.event_kinds import document_event
from disclosure.models import Material
from disclosure.names import download_name
from disclosure.sections import SectionCode
from disclosure.services.make_readable import make_readable
from disclosure.states import MaterialStatus

FILING = system_actor("Document filing")


@dataclass(frozen=True, slots=True)
class GeneratedDocument:
    """A document that stands in the store already, described by whoever made it."""

    section: SectionCode
    name: str
    defendant_id: UUID
    key: str
    sha256: str
    size: int
    pages: int
    content_type: str


def file_generated_document(*, case_id: UUID, effect_key: UUID, document: GeneratedDocument) -> None:
    """Put it on the case once: the document's id is the effect's, so that a second try changes nothing.

    It was made here and from our own data, so it needs no scan and is published at once.
    """
    with task_scope(case_id=case_id):
        if Material.objects.filter(pk=effect_key).exists():
            return
        material = Material.objects.create(
            id=effect_key,
            case_id=case_id,
            defendant_id=document.defendant_id,
            section=document.section,
            name=document.name,
            file_name=download_name(document.name),
            content_type=document.content_type,
            size=document.size,
            pages=document.pages,
            sha256=document.sha256,
            object_key=document.key,
            status=MaterialStatus.CLEAN,
            uploaded_at=timezone.now(),
            uploaded_by=FILING.display_name,
        )
        make_readable(
            material,
            actor=FILING,
            kind=document_event("filed", document.section),
            data={"name": document.name, "sha256": document.sha256, "pages": document.pages},
        )
