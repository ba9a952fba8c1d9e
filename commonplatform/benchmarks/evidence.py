"""Who and what the measurements of documents need: a firm on record, its solicitor, a document of its case."""

from uuid import UUID, uuid4

from django.utils import timezone

from cases.models import AccessGrant
from cases.states import Relation
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.models import Membership, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.selectors import actor_for
from commonplatform.accounts.types import Actor, Purpose
from commonplatform.storage.content import digest_of
from commonplatform.storage.objects import store_object
from disclosure.sections import SectionCode
from disclosure.services.file_generated_document import GeneratedDocument, file_generated_document


def firm_on_record() -> tuple[UUID, UUID, UUID]:
    """Case, defendant and firm of one of the bench cases."""
    with task_scope(purpose=Purpose.DEMONSTRATION):
        grant = AccessGrant.objects.filter(relation=Relation.REPRESENTING, ended_at__isnull=True).order_by("pk")[0]
    assert grant.defendant_id is not None
    return grant.case_id, grant.defendant_id, grant.principal_id


def solicitor_of(firm: UUID) -> Actor:
    """Somebody of the firm: doors and pages ask the database who comes."""
    user, _made = User.objects.get_or_create(email=f"{firm}@bench.example", defaults={"full_name": "Bench"})
    today = timezone.localdate()
    Membership.objects.get_or_create(
        user=user, organisation_id=firm, defaults={"role": Role.SOLICITOR, "starts_on": today}
    )
    actor = actor_for(user, on=today)
    assert actor is not None
    return actor


def filed(case_id: UUID, defendant_id: UUID, content: bytes, *, pages: int = 1) -> UUID:
    """A published document with this content in the store."""
    key, material_id = f"material/bench-{uuid4()}", uuid4()
    store_object(key, content, content_type="application/pdf")
    document = GeneratedDocument(
        section=SectionCode.STATEMENTS,
        name=f"Bench document of {len(content)} bytes",
        defendant_id=defendant_id,
        key=key,
        sha256=digest_of(content),
        size=len(content),
        pages=pages,
        content_type="application/pdf",
    )
    file_generated_document(case_id=case_id, effect_key=material_id, document=document)
    return material_id
