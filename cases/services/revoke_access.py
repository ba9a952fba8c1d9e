"""End a principal's relation to a case."""

from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from cases.models import AccessGrant
from cases.services.keep_inbox import keep_inbox
from cases.states import Relation
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


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
        grants = list(
            AccessGrant.objects.select_for_update().filter(
                case_id=case_id,
                principal_id=principal_id,
                relation=relation,
                defendant=defendant_id,
                ended_at__isnull=True,
            )
        )
        for grant in grants:
            record(
                "access.ended",
                actor=actor,
                case_id=case_id,
                defendant_id=defendant_id,
                subject_id=grant.pk,
                reason=reason,
                data={"principal": grant.principal_name, "relation": relation},
            )
        AccessGrant.objects.filter(pk__in=[grant.pk for grant in grants]).update(ended_at=timezone.now())
        keep_inbox(connection, case_id=case_id, principal_id=principal_id)
        return len(grants)
