"""Take an advocate's assignment to prosecute away."""

from uuid import UUID

from django.db import transaction

from cases.access.policy import Action, Target
from cases.access.relations import open_grants, standing_of
from cases.access_refusals import AccessCode, AccessRefused
from cases.models import AccessGrant
from cases.selectors.case_file import reference_of
from cases.selectors.grants import hold_defendants
from cases.services.assign_advocate import is_prosecuted_by
from cases.services.end_grants import end_grants
from cases.services.keep_assignments import keep_firms_assignment
from cases.states import Relation
from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def remove_advocate(*, actor: Actor, case_id: UUID, grant_id: UUID, reason: str = "") -> None:
    """End the assignment of a person; of a firm, with its last lawyer.

    Raises `CaseNotFound`, `NotAllowed`, or `AccessRefused`: 013 for another authority's case, 010 when nobody is
    assigned so, 011 when a firm still has several (domain document "Defence portal", Prosecution advocates).
    """
    standing_of(actor, case_id).require(Action.END, Target.ADVOCATE)
    with transaction.atomic():
        hold_defendants(case_id)
        if not is_prosecuted_by(actor, case_id):
            raise AccessRefused(AccessCode.NOT_THE_AUTHORITY, {"reference": reference_of(case_id)}, case_id)
        grant = (
            AccessGrant.objects.filter(open_grants(), pk=grant_id, case_id=case_id, relation=Relation.PROSECUTING)
            .exclude(basis="")
            .first()
        )
        if grant is None:
            raise AccessRefused(AccessCode.NOT_ASSIGNED, {}, case_id)
        lawyers = AccessGrant.objects.filter(open_grants(), rests_on=grant).count()
        if lawyers > 1:
            raise AccessRefused(AccessCode.ADVOCATES_REMAIN, {"who": grant.principal_name, "count": lawyers}, case_id)
        with widened_to_case(case_id):
            end_grants(actor=actor, grant_ids=[grant.pk], reason=reason)
            if grant.rests_on_id is not None and grant.acting_for_id is not None:
                keep_firms_assignment(actor=actor, case_id=case_id, organisation_id=grant.acting_for_id)
            record(
                "advocate.removed",
                actor=actor,
                case_id=case_id,
                subject_id=grant.pk,
                reason=reason,
                data={"principal": grant.principal_name},
            )
