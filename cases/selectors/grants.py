"""Rights of other people in a case, as facts: for the rooms that give and take them.

Nothing here asks whether the reader may know: the caller has, and row security stands beneath.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from cases.access.relations import Standing, open_grants
from cases.models import AccessGrant, Defendant
from cases.states import DEFENCE_RELATIONS, Relation

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class GrantFacts:
    """One right that somebody has by name, with what names its case and defendant."""

    grant_id: UUID
    case_id: UUID
    reference: str
    defendant_id: UUID | None
    defendant: str
    relation: Relation
    principal_id: UUID
    principal_name: str
    acting_for_id: UUID | None
    acting_for_name: str
    basis: str
    starts_at: datetime
    expires_at: datetime | None
    granted_by: str
    granter_id: UUID | None
    rests_on_id: UUID | None
    reason: str


def live_grant(grant_id: UUID, *, relation: Relation, case_id: UUID | None = None) -> GrantFacts | None:
    """The right, while it is in force."""
    found = _live(relation=relation, pk=grant_id)
    if case_id is not None:
        found = found.filter(case_id=case_id)
    return next(iter(_facts(found)), None)


def has_ended(grant_id: UUID, *, case_id: UUID, relation: Relation, standing: Standing) -> bool:
    """Was there this right in the case, within the reader's sight, which is not in force any more?"""
    found = AccessGrant.objects.filter(pk=grant_id, case_id=case_id, relation=relation)
    if relation == Relation.PROSECUTING:
        found = found.exclude(basis="")
    if standing.defendants is not None:
        found = found.filter(defendant_id__in=standing.defendants)
    return found.exclude(open_grants()).exists()


def live_grants(grant_ids: Collection[UUID], *, relation: Relation) -> list[GrantFacts]:
    """Those of the rights that are in force, in the order of cases and defendants, so that locks have one order."""
    return _facts(_live(relation=relation, pk__in=grant_ids).order_by("case_id", "defendant_id", "pk"))


def given_for_defendant(defendant_id: UUID, principals: Iterable[UUID]) -> list[GrantFacts]:
    """The rights in force that these principals have been given to the defendant."""
    return _facts(_live(relation=Relation.GRANTED, defendant_id=defendant_id, principal_id__in=principals))


def given_to_people(user_ids: Collection[UUID]) -> list[GrantFacts]:
    """What people were given by name, or are assigned to, newest first."""
    named = _live(principal_id__in=user_ids, relation__in=(Relation.GRANTED, Relation.PROSECUTING))
    return _facts(named.order_by("principal_name", "-starts_at"))


def given_under(organisation_id: UUID, *, limit: int) -> list[GrantFacts]:
    """The rights in force that rest on the firm's representations: those it gave, and those clerks gave on.

    The first to end come first, those without an end last; no more than `limit`.
    """
    on_record = _live(relation=Relation.REPRESENTING, principal_id=organisation_id).values("defendant_id")
    given = _live(relation=Relation.GRANTED, defendant_id__in=on_record)
    return _facts(given.order_by("expires_at", "starts_at", "pk")[:limit])


def firms_on_record(case_id: UUID, defendant_id: UUID) -> set[UUID]:
    """The organisation that represents the defendant, if any."""
    found = _live(relation=Relation.REPRESENTING, case_id=case_id, defendant_id=defendant_id)
    return set(found.values_list("principal_id", flat=True))


def prosecutes(case_id: UUID, principals: Iterable[UUID]) -> bool:
    """Does one of these principals act for the prosecution in the case now?"""
    return _live(relation=Relation.PROSECUTING, case_id=case_id, principal_id__in=principals).exists()


def assignments_of(case_id: UUID, principals: Iterable[UUID]) -> list[UUID]:
    """The assignments in force by which these principals prosecute the case."""
    found = _live(relation=Relation.PROSECUTING, case_id=case_id, principal_id__in=principals).exclude(basis="")
    return list(found.values_list("pk", flat=True))


def defends(case_id: UUID, principals: Iterable[UUID]) -> bool:
    """Does one of these principals act for a defendant in the case now?"""
    return _live(relation__in=DEFENCE_RELATIONS, case_id=case_id, principal_id__in=principals).exists()


def hold_defendants(case_id: UUID) -> None:
    """Hold the case's defendants until the transaction ends: whoever changes who acts for whom does it first."""
    rows = Defendant.objects.select_for_update(no_key=True, of=("self",)).filter(case_id=case_id).order_by("pk")
    list(rows.values_list("pk", flat=True))


def _live(**wanted: object) -> QuerySet[AccessGrant]:
    return AccessGrant.objects.filter(open_grants(), **wanted)


def _facts(grants: QuerySet[AccessGrant]) -> list[GrantFacts]:
    return [
        GrantFacts(
            grant_id=grant.pk,
            case_id=grant.case_id,
            reference=grant.case.reference_received,
            defendant_id=grant.defendant_id,
            defendant=grant.defendant.display_name if grant.defendant else "",
            relation=Relation(grant.relation),
            principal_id=grant.principal_id,
            principal_name=grant.principal_name,
            acting_for_id=grant.acting_for_id,
            acting_for_name=grant.acting_for_name,
            basis=grant.basis,
            starts_at=grant.starts_at,
            expires_at=grant.expires_at,
            granted_by=grant.granted_by,
            granter_id=grant.granter_id,
            rests_on_id=grant.rests_on_id,
            reason=grant.reason,
        )
        for grant in grants.select_related("case", "defendant")
    ]
