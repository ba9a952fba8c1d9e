"""Place a legal hold on a case."""

from uuid import UUID

from django.db import transaction

from cases.access.policy import Action, Target
from cases.access.relations import require
from cases.models import Case
from cases.retention.exceptions import DisposedAlready, HeldAlready
from cases.retention.models import LegalHold, Retention
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def place_hold(*, actor: Actor, case_id: UUID, reason: str) -> None:
    """From now on nothing of the case is disposed of, whatever its day.

    Source: domain document "Defence portal", Retention. Raises `HeldAlready`, `DisposedAlready`, `CaseNotFound` and
    `NotAllowed`.
    """
    with transaction.atomic():
        require(actor, Action.CREATE, Target.LEGAL_HOLD, case_id=case_id)
        # The disposal locks the case too: it sees the hold, or has been before it.
        Case.objects.select_for_update().get(pk=case_id)
        if LegalHold.objects.filter(case_id=case_id, lifted_at__isnull=True).exists():
            raise HeldAlready(case_id)
        if Retention.objects.filter(case_id=case_id, disposed_at__isnull=False).exists():
            raise DisposedAlready(case_id)
        hold = LegalHold.objects.create(
            case_id=case_id, reason=reason, placed_by=actor.display_name, placed_by_id=actor.user_id
        )
        record(
            "hold.placed",
            actor=actor,
            case_id=case_id,
            subject_id=hold.pk,
            reason=reason,
            data={"by": actor.display_name, "reason": reason},
        )
