"""End a principal's relation to a case."""

from uuid import UUID

from django.db import connection, transaction

from cases.models import AccessGrant
from cases.services.end_grants import end_grants
from cases.services.keep_inbox import keep_inbox
from cases.states import Relation
from commonplatform.accounts.types import Actor


def revoke_access(
    *,
    actor: Actor,
    case_id: UUID,
    principal_id: UUID,
    relation: Relation,
    defendant_id: UUID | None = None,
    reason: str = "",
) -> int:
    """End the matching open grants and take the case out of the inbox where no other right remains.

    Returns how many grants were ended; none is not an error.
    """
    with transaction.atomic():
        wanted = AccessGrant.objects.filter(
            case_id=case_id,
            principal_id=principal_id,
            relation=relation,
            defendant=defendant_id,
            ended_at__isnull=True,
        )
        ended = end_grants(actor=actor, grant_ids=list(wanted.values_list("pk", flat=True)), reason=reason)
        if not ended:
            keep_inbox(connection, case_id=case_id, principal_id=principal_id)
        return ended
