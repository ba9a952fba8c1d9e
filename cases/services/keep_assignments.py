"""Keep assignments of advocates: the one of a person, and the one of a firm that follows from its lawyers'.

Part of the use cases that assign and remove advocates, which have decided, locked and record the events.
"""

from datetime import datetime
from uuid import UUID

from cases.access.relations import open_grants
from cases.models import AccessGrant
from cases.services.change_expiry import change_expiry
from cases.services.end_grants import end_grants
from cases.states import AssignmentBasis, Relation
from commonplatform.accounts.types import Actor


def set_assignment(case_id: UUID, user_id: UUID, *, basis: AssignmentBasis, expires_at: datetime | None) -> UUID | None:
    """Restart the clock of an assignment in force, or make it one without an end; None when there is none."""
    grant = AccessGrant.objects.filter(
        open_grants(), case_id=case_id, principal_id=user_id, relation=Relation.PROSECUTING
    ).first()
    if grant is None:
        return None
    change_expiry(grant_ids=[grant.pk], expires_at=expires_at, basis=basis)
    return grant.pk


def keep_firms_assignment(*, actor: Actor, case_id: UUID, organisation_id: UUID, automatically: bool = False) -> None:
    """A firm prosecutes as long as one of its lawyers is assigned, and as long as the longest of them."""
    firm = AccessGrant.objects.filter(
        open_grants(), case_id=case_id, principal_id=organisation_id, relation=Relation.PROSECUTING
    ).first()
    if firm is None:
        return
    lawyers = list(AccessGrant.objects.filter(open_grants(), rests_on=firm).values_list("basis", "expires_at"))
    if not lawyers:
        end_grants(actor=actor, grant_ids=[firm.pk], automatically=automatically)
        return
    endless = any(ends is None for _basis, ends in lawyers)
    last = None if endless else max(ends for _basis, ends in lawyers if ends is not None)
    basis = AssignmentBasis.DIRECT if endless else AssignmentBasis.HEARING
    if (firm.expires_at, firm.basis) != (last, basis):
        change_expiry(grant_ids=[firm.pk], expires_at=last, basis=basis)
