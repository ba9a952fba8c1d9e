"""The case's half of a disposal: may it begin, and has it ended. The documents themselves are `disclosure`'s."""

from uuid import UUID

from django.utils import timezone

from cases.models import Case
from cases.retention.models import LegalHold, Retention
from cases.retention.services.work_out_retention import work_out_retention
from cases.retention.states import KeptUnder
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def begin_disposal(*, case_id: UUID) -> KeptUnder | None:
    """Lock the case for the caller's transaction; under which policy its documents go now, or None while they stay.

    Worked out anew: an open case, a new result, a hold or a later day each keep everything.
    """
    Case.objects.select_for_update().get(pk=case_id)
    if LegalHold.objects.filter(case_id=case_id, lifted_at__isnull=True).exists():
        return None
    row = work_out_retention(case_id=case_id)
    if row is None or row.disposed_at is not None or row.keep_until is None:
        return None
    return KeptUnder(row.policy) if row.keep_until < timezone.localdate() else None


def end_disposal(*, actor: Actor, case_id: UUID, documents: int) -> None:
    """Nothing is left; in the transaction of `begin_disposal`. The database refuses it for a case on hold."""
    row = Retention.objects.select_for_update().get(case_id=case_id)
    row.disposed_at, row.documents = timezone.now(), documents
    row.save(update_fields=["disposed_at", "documents"])
    record(
        "case.documents_disposed_of",
        actor=actor,
        case_id=case_id,
        data={"documents": documents, "policy": row.policy, "period": row.period},
    )
