"""Take something off the work list because it is done."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import require
from cases.exceptions import CaseNotFound
from cases.models import WorkItem
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def complete_work(*, actor: Actor, item_id: UUID) -> None:
    """Mark it done; doing it twice changes nothing. Raises `CaseNotFound` for anybody else's item."""
    with transaction.atomic():
        item = WorkItem.objects.select_for_update().filter(pk=item_id, principal_id__in=actor.principals).first()
        if item is None:
            raise CaseNotFound
        require(actor, Action.CHANGE, Target.WORK, case_id=item.case_id)
        if item.done_at is not None:
            return
        item.done_at = timezone.now()
        item.done_by = actor.display_name
        item.save(update_fields=["done_at", "done_by"])
        record(
            "work.completed",
            actor=actor,
            case_id=item.case_id,
            defendant_id=item.defendant_id,
            subject_id=item.pk,
            data={"work": item.kind},
        )
