"""Let rights end on another day, or on none."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from cases.models import AccessGrant
from cases.services.keep_inbox import keep_inbox
from cases.states import AssignmentBasis


def change_expiry(
    *, grant_ids: Collection[UUID], expires_at: datetime | None, basis: AssignmentBasis | None = None
) -> None:
    """Set when the open rights end; what rests on one of them never outlives it.

    The caller has decided that it is right, holds the scope of the case and records the event.
    """
    with transaction.atomic():
        changed = list(
            AccessGrant.objects.select_for_update(no_key=True)
            .filter(pk__in=grant_ids, ended_at__isnull=True)
            .order_by("pk")
        )
        new = {"expires_at": expires_at} | ({"basis": basis} if basis is not None else {})
        AccessGrant.objects.filter(pk__in=[grant.pk for grant in changed]).update(**new)
        if expires_at is not None:
            outliving = Q(expires_at__isnull=True) | Q(expires_at__gt=expires_at)
            resting = AccessGrant.objects.filter(outliving, rests_on__in=changed, ended_at__isnull=True)
            if ids := list(resting.values_list("pk", flat=True)):
                change_expiry(grant_ids=ids, expires_at=expires_at)
        for case_id, principal_id in {(grant.case_id, grant.principal_id) for grant in changed}:
            keep_inbox(connection, case_id=case_id, principal_id=principal_id)
