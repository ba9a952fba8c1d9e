"""Which organisations act for which defendants of a case now, for notices."""

from collections import defaultdict
from uuid import UUID

from cases.access.relations import open_grants
from cases.models import AccessGrant, Case
from cases.states import Relation


def organisations_on_record(case_id: UUID, *, defendant_id: UUID | None) -> tuple[UUID, ...]:
    """Those on record for the defendant, or for any of the case where none is named, each once.

    Needs a scope that sees the case.
    """
    found = AccessGrant.objects.filter(open_grants(), case_id=case_id, relation=Relation.REPRESENTING)
    if defendant_id is not None:
        found = found.filter(defendant_id=defendant_id)
    return tuple(found.order_by("principal_id").values_list("principal_id", flat=True).distinct())


def who_is_on_record(case_id: UUID) -> dict[UUID, frozenset[UUID]]:
    """By defendant, the organisations on record. Needs a scope that sees the case."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    grants = AccessGrant.objects.filter(open_grants(), case_id=case_id, relation=Relation.REPRESENTING)
    for defendant_id, principal_id in grants.values_list("defendant_id", "principal_id"):
        if defendant_id is not None:
            found[defendant_id].add(principal_id)
    return {defendant_id: frozenset(organisations) for defendant_id, organisations in found.items()}


def reference_of(case_id: UUID) -> str:
    """How the prosecutor prints the reference. Needs a scope that sees the case."""
    return str(Case.objects.values_list("reference_received", flat=True).get(pk=case_id))
