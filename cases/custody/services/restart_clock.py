"""Let the clock of a limit run again: the stop was a mistake."""

from uuid import UUID

from django.db import transaction

from cases.custody.exceptions import NoClock
from cases.custody.services.limit_to_change import limit_to_change, number_of
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def restart_clock(*, actor: Actor, offence_id: UUID, reason: str, seen_version: int | None = None) -> None:
    """The limit is the same as before the stop, which stays in the history. Raises `NoClock` when the clock was not
    stopped, `CustodyChanged`, `CaseNotFound` and `NotAllowed`."""
    with transaction.atomic():
        limit = limit_to_change(actor, offence_id, seen_version)
        if limit is None or not limit.stop_reason:
            raise NoClock(offence_id)
        limit.let_run()
        limit.version += 1
        limit.save()
        record(
            "custody.clock_restarted",
            actor=actor,
            case_id=limit.case_id,
            defendant_id=limit.defendant_id,
            subject_id=offence_id,
            reason=reason,
            data={"defendant": limit.defendant.display_name, "charge": number_of(limit), "reason": reason},
        )
