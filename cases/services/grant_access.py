"""Give a principal a relation to a case. The caller has decided that it is right."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from cases.models import AccessGrant
from cases.services.keep_inbox import keep_inbox
from cases.states import Relation
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def grant_access(
    *,
    actor: Actor,
    case_id: UUID,
    principal_id: UUID,
    principal_name: str,
    relation: Relation,
    defendant_id: UUID | None = None,
    expires_at: datetime | None = None,
    reason: str = "",
) -> None:
    """Open a grant (an open one of the same kind stays) and put the case in the principal's inbox."""
    with transaction.atomic():
        already = AccessGrant.objects.filter(
            case_id=case_id,
            principal_id=principal_id,
            relation=relation,
            defendant=defendant_id,
            ended_at__isnull=True,
        )
        if already.exists():
            return
        grant = AccessGrant.objects.create(
            case_id=case_id,
            defendant_id=defendant_id,
            principal_id=principal_id,
            principal_name=principal_name,
            relation=relation,
            starts_at=timezone.now(),
            expires_at=expires_at,
            granted_by=actor.display_name,
            reason=reason,
        )
        keep_inbox(connection, case_id=case_id, principal_id=principal_id)
        record(
            "access.granted",
            actor=actor,
            case_id=case_id,
            defendant_id=defendant_id,
            subject_id=grant.pk,
            reason=reason,
            data={"principal": principal_name, "relation": relation},
        )
