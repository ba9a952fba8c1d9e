"""The prosecutor has read what was said with the pleas of a defendant."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import require
from cases.models import Plea, PleaReading, WorkItem
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def read_statements(*, actor: Actor, case_id: UUID, defendant_id: UUID, plea_ids: Collection[UUID]) -> int:
    """Record the reading of these pleas and nothing that arrived since the page was shown.

    Gives how many were new; doing it twice changes nothing.
    """
    require(actor, Action.CHANGE, Target.STATEMENT, case_id=case_id, defendant_id=defendant_id)
    with transaction.atomic():
        shown = Plea.objects.filter(case_id=case_id, defendant_id=defendant_id, pk__in=plea_ids)
        unread = list(shown.filter(reading__isnull=True))
        if not unread:
            return 0
        now = timezone.now()
        PleaReading.objects.bulk_create(
            (
                PleaReading(
                    plea=plea,
                    case_id=case_id,
                    defendant_id=defendant_id,
                    read_by=actor.display_name,
                    organisation_name=actor.organisation_name,
                    read_at=now,
                )
                for plea in unread
            ),
            ignore_conflicts=True,
        )
        WorkItem.objects.filter(
            principal_id__in=actor.principals,
            case_id=case_id,
            defendant_id=defendant_id,
            kind=WorkItem.Kind.STATEMENT_TO_READ,
            done_at__isnull=True,
        ).update(done_at=now, done_by=actor.display_name)
        record(
            "statement.read",
            actor=actor,
            case_id=case_id,
            defendant_id=defendant_id,
            data={"organisation": actor.organisation_name, "count": len(unread)},
        )
        return len(unread)
