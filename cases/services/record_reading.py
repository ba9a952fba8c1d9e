"""Write down that somebody opened a case file: reads are audited as well as writes."""

from uuid import UUID

from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def record_reading(*, actor: Actor, case_id: UUID, page: str) -> None:
    """One event per page opened; shown on the access tab's record, not among what happened."""
    record("case.opened", actor=actor, case_id=case_id, data={"page": page})
