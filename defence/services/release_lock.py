"""End a lock by a representation order: the part that all ways of unlocking share."""

from datetime import datetime

from django.utils import translation

from cases.services.close_work import close_work
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.models import RepresentationLock
from defence.services.lock_defendant import LOCKED
from defence.states import Unlocked


def release_lock(
    *,
    actor: Actor,
    lock: RepresentationLock,
    defendant: str,
    because: Unlocked,
    at: datetime,
    reason: str = "",
) -> None:
    """Firms can find the defendant and go on record again. The caller has the right and the defendant's lock."""
    lock.unlocked_at = at
    lock.unlocked_because = because
    lock.unlocked_by_id = actor.user_id
    lock.save(update_fields=["unlocked_at", "unlocked_because", "unlocked_by"])
    close_work(actor=actor, defendant_id=lock.defendant_id, kinds=(LOCKED,), at=at)
    with translation.override("en"):
        said = str(because.label)
    record(
        "defendant.unlocked",
        actor=actor,
        case_id=lock.case_id,
        defendant_id=lock.defendant_id,
        subject_id=lock.pk,
        reason=reason,
        data={"defendant": defendant, "because": said},
    )
