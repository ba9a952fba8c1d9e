"""Who opened which document (domain document "Defence portal", Access recording)."""

from uuid import UUID

from django.db.models import Count, Max, Min, QuerySet

from cases.access.policy import Action, Target
from cases.access.relations import standing_of
from commonplatform.accounts.roles import DEFENCE_ROLES, Role
from commonplatform.accounts.types import Actor
from disclosure.models import Material, MaterialRead
from disclosure.sections import CATALOGUE, SectionCode
from disclosure.types import ReaderLine

MOST_LINES = 500


def readers_of(actor: Actor, case_id: UUID) -> tuple[ReaderLine, ...]:
    """Everybody who opened a document that the actor may see too, in the order of their first reading."""
    standing = standing_of(actor, case_id)
    standing.require(Action.VIEW, Target.DOCUMENT_READERS)
    sections = [section.code for section in CATALOGUE if standing.may(Action.VIEW, section.target)]
    return _lines(MaterialRead.objects.filter(case_id=case_id, section__in=sections))


def readers_of_material(material: Material) -> tuple[ReaderLine, ...]:
    """Everybody who opened this document. The caller has decided the right."""
    return _lines(MaterialRead.objects.filter(material=material))


def readers_of_initial_details(defendant_id: UUID) -> tuple[ReaderLine, ...]:
    """Everybody who opened a version of a defendant's initial details. The caller has decided the right."""
    return _lines(MaterialRead.objects.filter(defendant_id=defendant_id, section=SectionCode.IDPC))


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


def organisations_that_opened(case_id: UUID, defendant_id: UUID) -> tuple[str, ...]:
    """The organisations of the defence that opened a defendant's initial details, in the order of their first time.

    The caller has proved the right and opened the case's scope.
    """
    reads = MaterialRead.objects.filter(
        case_id=case_id, defendant_id=defendant_id, section=SectionCode.IDPC, role__in=DEFENCE_ROLES
    )
    first = reads.values("organisation_id", "organisation_name").annotate(first_at=Min("read_at")).order_by("first_at")
    return tuple(dict.fromkeys(row["organisation_name"] for row in first))
