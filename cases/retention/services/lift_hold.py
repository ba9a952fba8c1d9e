"""Lift the legal hold of a case."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import require
from cases.models import Case
from cases.retention.exceptions import NotHeld
from cases.retention.models import LegalHold
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def lift_hold(*, actor: Actor, case_id: UUID, reason: str) -> None:
    """The case's own day counts again; the hold stays on record. Raises `NotHeld`, `CaseNotFound`, `NotAllowed`."""
    with transaction.atomic():
        require(actor, Action.END, Target.LEGAL_HOLD, case_id=case_id)
        Case.objects.select_for_update().get(pk=case_id)
        hold = LegalHold.objects.select_for_update().filter(case_id=case_id, lifted_at__isnull=True).first()
        if hold is None:
            raise NotHeld(case_id)
        hold.lifted_at, hold.lifted_because = timezone.now(), reason
        hold.lifted_by, hold.lifted_by_id = actor.display_name, actor.user_id
        hold.save(update_fields=["lifted_at", "lifted_because", "lifted_by", "lifted_by_id"])
        record(
            "hold.lifted",
            actor=actor,
            case_id=case_id,
            subject_id=hold.pk,
            reason=reason,
            data={"by": actor.display_name, "reason": reason},
        )
