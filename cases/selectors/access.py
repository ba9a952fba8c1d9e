"""Who can see a case and why; and why oneself can."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from cases.access.policy import Action, Target
from cases.access.relations import Standing, open_grants, standing_of
from cases.models import AccessGrant
from cases.states import Relation
from cases.types import AccessLine
from commonplatform.accounts.types import Actor
from commonplatform.audit.selectors import last_done

if TYPE_CHECKING:
    from datetime import datetime

# What counts as using one's access: opening a page of the case, a document or a bundle.
USES = (
    *("case.opened", "bundle.opened", "archive.downloaded"),
    *("document.read", "document.downloaded", "means_form.read", "means_form.downloaded"),
)


@dataclass(frozen=True, slots=True)
class OwnAccess:
    """Why somebody sees a case: how they stand to it, and each right they have."""

    standing: Standing
    lines: tuple[tuple[Relation, AccessLine], ...]


def access_lines(actor: Actor, case_id: UUID) -> list[AccessLine]:
    """Who can see this case and why; the defence sees what concerns its own defendants.

    When access by name was last used is for the side that gave it: neither side learns when the other reads.
    """
    standing = standing_of(actor, case_id)
    standing.require(Action.VIEW, Target.ACCESS)
    reached = standing.defendants
    grants = AccessGrant.objects.filter(open_grants(), case_id=case_id).select_related("defendant")
    if reached is not None:
        grants = grants.filter(Q(defendant_id__in=reached) | Q(defendant__isnull=True))
    found = list(grants.order_by("starts_at"))
    reviewed = [grant.principal_id for grant in found if _may_review(standing, grant)]
    used = last_done(USES, case_ids=[case_id], by=reviewed) if reviewed else {}
    return [_line(actor, standing, grant, used.get((case_id, grant.principal_id))) for grant in found]


def own_access(actor: Actor, case_id: UUID) -> OwnAccess:
    """The actor's own rights in the case. Raises `CaseNotFound` where there are none."""
    standing = standing_of(actor, case_id)
    standing.require(Action.VIEW, Target.OWN_ACCESS)
    grants = AccessGrant.objects.filter(open_grants(), case_id=case_id, principal_id__in=actor.principals)
    counting = {relation for relation, _ in standing.grants}
    return OwnAccess(
        standing=standing,
        lines=tuple(
            (Relation(grant.relation), _line(actor, standing, grant, None))
            for grant in grants.select_related("defendant").order_by("starts_at")
            if grant.relation in counting
        ),
    )


def _may_review(standing: Standing, grant: AccessGrant) -> bool:
    """Is it access by name that the reader's own side answers for?"""
    if grant.acting_for_id is None:
        return False
    if grant.relation == Relation.PROSECUTING:
        return standing.may(Action.END, Target.ADVOCATE)
    return standing.may(Action.VIEW, Target.GRANT, grant.defendant_id)


def _may_remove(actor: Actor, standing: Standing, grant: AccessGrant) -> bool:
    if grant.basis:
        return standing.may(Action.END, Target.ADVOCATE)
    if grant.relation != Relation.GRANTED or not standing.may(Action.END, Target.GRANT, grant.defendant_id):
        return False
    return Relation.REPRESENTING in standing.relations(grant.defendant_id) or grant.principal_id == actor.user_id


def _line(actor: Actor, standing: Standing, grant: AccessGrant, used: datetime | None) -> AccessLine:
    return AccessLine(
        principal_name=grant.principal_name,
        relation=str(Relation(grant.relation).label),
        defendant=grant.defendant.display_name if grant.defendant else "",
        since=grant.starts_at,
        until=grant.expires_at,
        granted_by=grant.granted_by,
        reason=grant.reason,
        grant_id=grant.pk,
        acting_for=grant.acting_for_name if grant.acting_for_id != grant.principal_id else "",
        representing=grant.representing if grant.basis else "",
        was_named=grant.acting_for_id is not None,
        last_used=used,
        may_remove=_may_remove(actor, standing, grant),
    )
