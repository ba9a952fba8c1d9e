"""End what somebody was given by name, because they leave the organisation they got it for."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from cases.access.relations import open_grants
from cases.models import AccessGrant
from cases.services.end_grants import end_grants
from cases.services.keep_assignments import keep_firms_assignment
from cases.states import Relation
from commonplatform.accounts.database_scope import database_scope, widened_to_case
from commonplatform.accounts.types import Actor, DatabaseRole


def end_access_of_leaver(*, actor: Actor, user_id: UUID, organisation_id: UUID, reason: str, everywhere: bool) -> int:
    """How many rights were ended. With `everywhere` (they work nowhere else) also those given before it was noted
    for which organisation. The caller has the right to end the membership and records that.

    The rights lie in cases that the organisation may not see: they are found with the leaver's own eyes and ended
    case by case.
    """
    whose = Q(acting_for_id=organisation_id)
    if everywhere:
        whose |= Q(acting_for_id__isnull=True)
    with transaction.atomic():
        with database_scope(role=DatabaseRole.WEB, principals=[user_id]):
            named = AccessGrant.objects.filter(
                whose,
                open_grants(),
                principal_id=user_id,
                relation__in=(Relation.GRANTED, Relation.PROSECUTING),
            )
            found = list(named.order_by("case_id", "pk").values_list("case_id", "pk", "relation", "rests_on_id"))
        ended = 0
        for case_id, grant_id, relation, rests_on_id in found:
            with widened_to_case(case_id):
                ended += end_grants(actor=actor, grant_ids=[grant_id], reason=reason)
                if relation == Relation.PROSECUTING and rests_on_id is not None:
                    keep_firms_assignment(actor=actor, case_id=case_id, organisation_id=organisation_id)
        return ended
