"""End rights, and those that rest on them."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from cases.models import AccessGrant
from cases.services.keep_inbox import keep_inbox
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def end_grants(*, actor: Actor, grant_ids: Collection[UUID], reason: str = "", automatically: bool = False) -> int:
    """End those of the rights that are open; what a clerk gave on ends with the clerk's own right.

    The caller has decided that it is right, holds the scope of the case, and takes the case's other locks
    before. Returns how many rights of the given ones were ended.
    """
    with transaction.atomic():
        given = _open(grant_ids)
        ending = dict(given)
        while resting := _open(
            AccessGrant.objects.filter(rests_on__in=ending, ended_at__isnull=True)
            .exclude(pk__in=ending)
            .values_list("pk", flat=True)
        ):
            ending |= resting
        for grant in ending.values():
            record(
                "access.ended",
                actor=actor,
                case_id=grant.case_id,
                defendant_id=grant.defendant_id,
                subject_id=grant.pk,
                reason=reason,
                data={"principal": grant.principal_name, "relation": grant.relation, "basis": grant.basis},
            )
        AccessGrant.objects.filter(pk__in=ending).update(
            ended_at=timezone.now(), ended_by=actor.display_name, ended_automatically=automatically
        )
        for case_id, principal_id in sorted({(grant.case_id, grant.principal_id) for grant in ending.values()}):
            keep_inbox(connection, case_id=case_id, principal_id=principal_id)
        return len(given)


def _open(grant_ids: Iterable[UUID]) -> dict[UUID, AccessGrant]:
    """Those of the rights that have not ended, held until the transaction does."""
    found = AccessGrant.objects.select_for_update(no_key=True).filter(pk__in=list(grant_ids), ended_at__isnull=True)
    return {grant.pk: grant for grant in found.order_by("pk")}
