"""Who opened which document (domain document "Defence portal", Access recording)."""

from uuid import UUID

from django.db.models import Count, Max, Min, QuerySet

from cases.access.policy import Action, Target
from cases.access.relations import require
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from disclosure.models import Material, MaterialRead
from disclosure.types import ReaderLine

MOST_LINES = 500


def readers_of(actor: Actor, case_id: UUID) -> tuple[ReaderLine, ...]:
    """Everybody who opened a document of the case, in the order of their first reading."""
    require(actor, Action.VIEW, Target.DOCUMENT_READERS, case_id=case_id)
    return _lines(MaterialRead.objects.filter(case_id=case_id))


def readers_of_material(material: Material) -> tuple[ReaderLine, ...]:
    """Everybody who opened this document. The caller has decided the right."""
    return _lines(MaterialRead.objects.filter(material=material))


def _lines(reads: QuerySet[MaterialRead]) -> tuple[ReaderLine, ...]:
    who = ("organisation_id", "organisation_name", "user_id", "user_name", "role")
    grouped = (
        reads.values(*who, "version", "material__name")
        .annotate(first_at=Min("read_at"), last_at=Max("read_at"), times=Count("pk"))
        .order_by("first_at")[:MOST_LINES]
    )
    return tuple(
        ReaderLine(
            organisation=row["organisation_name"],
            person=row["user_name"],
            role=str(Role(row["role"]).label),
            document=row["material__name"],
            version=row["version"],
            first_at=row["first_at"],
            last_at=row["last_at"],
            times=row["times"],
        )
        for row in grouped
    )
