"""Who opened which document (domain document "Defence portal", Access recording; Audit)."""

from uuid import UUID

from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery

from cases.access.policy import Action, Target
from cases.access.relations import Standing, standing_of
from commonplatform.accounts.roles import DEFENCE_ROLES, Role
from commonplatform.accounts.types import Actor
from disclosure.models import Material, MaterialRead
from disclosure.permissions import document_rights
from disclosure.sections import CATALOGUE, SectionCode
from disclosure.states import DocumentAct
from disclosure.types import ReaderLine, ReadersFilter

# A page shows no more of them; paper and file have all.
MOST_LINES = 500


def readers_of(
    actor: Actor, case_id: UUID, narrowed: ReadersFilter | None = None, *, most: int | None = None
) -> tuple[ReaderLine, ...]:
    """Everybody who opened a document of the case, in the order of their first reading; the first `most` of them.

    The court and the prosecuting authority learn it of every document that they may read, the defence of those
    that its own organisation has sent, about its own defendants.
    """
    standing = standing_of(actor, case_id)
    standing.require(Action.VIEW, Target.DOCUMENT_READERS)
    reads = MaterialRead.objects.filter(_known(actor, standing), case_id=case_id)
    if narrowed is not None and narrowed.material_id is not None:
        reads = reads.filter(material=narrowed.material_id)
    if narrowed is not None and narrowed.user_id is not None:
        reads = reads.filter(user_id=narrowed.user_id)
    return _lines(reads, most)


def readers_of_material(material: Material) -> tuple[ReaderLine, ...]:
    """Everybody who opened this document. The caller has decided the right."""
    return _lines(MaterialRead.objects.filter(material=material), MOST_LINES)


def readers_of_initial_details(defendant_id: UUID) -> tuple[ReaderLine, ...]:
    """Everybody who opened a version of a defendant's initial details. The caller has decided the right."""
    return _lines(MaterialRead.objects.filter(defendant_id=defendant_id, section=SectionCode.IDPC), MOST_LINES)


def _known(actor: Actor, standing: Standing) -> Q:
    rights = document_rights(standing)
    known = Q(section__in=[section.code for section in CATALOGUE if rights.may(DocumentAct.READ, section)])
    if standing.defendants is None:
        return known
    own = Q(material__uploaded_for_id=actor.organisation_id, material__uploaded_for_id__isnull=False)
    return known & own & (Q(defendant__isnull=True) | Q(defendant__in=standing.defendants))


def last_read_by(reader: Actor) -> Subquery:
    """For a query of documents: when this person last opened each."""
    reads = MaterialRead.objects.filter(material=OuterRef("pk"), user_id__in=[reader.user_id] if reader.user_id else [])
    return Subquery(reads.order_by("-read_at").values("read_at")[:1])


def _lines(reads: QuerySet[MaterialRead], most: int | None) -> tuple[ReaderLine, ...]:
    who = ("organisation_id", "organisation_name", "user_id", "user_name", "role")
    grouped = (
        reads.values(*who, "version", "material_id", "material__name", "attachment__name")
        .annotate(first_at=Min("read_at"), last_at=Max("read_at"), times=Count("pk"))
        .order_by("first_at")[:most]
    )
    return tuple(
        ReaderLine(
            organisation=row["organisation_name"],
            person=row["user_name"],
            role=str(Role(row["role"]).label),
            document=", ".join(name for name in (row["material__name"], row["attachment__name"]) if name),
            version=row["version"],
            first_at=row["first_at"],
            last_at=row["last_at"],
            times=row["times"],
            material_id=row["material_id"],
            user_id=row["user_id"],
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
