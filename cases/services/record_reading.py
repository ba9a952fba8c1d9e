"""Write down that somebody opened a case file: reads are audited as well as writes."""

from uuid import UUID, uuid4

from django.utils import timezone

from cases.visits import PAUSE
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.written_together import run_with, written_together

# A visit that is going on keeps the one before it; after the pause it becomes the one before.
_VISIT = """
    INSERT INTO cases_casevisit AS v (id, user_id, case_id, last_seen_at) VALUES (%s, %s, %s, %s)
    ON CONFLICT (user_id, case_id) DO UPDATE SET
        previous_at = CASE WHEN excluded.last_seen_at - v.last_seen_at > %s THEN v.last_seen_at ELSE v.previous_at END,
        last_seen_at = greatest(v.last_seen_at, excluded.last_seen_at)
"""


def record_reading(*, actor: Actor, case_id: UUID, page: str) -> None:
    """One event per page opened, and the person's visit to the case, in one statement.

    The event is shown on the access tab's record, not among what happened.
    """
    with written_together():
        if actor.user_id is not None:
            run_with(_VISIT, [uuid4(), actor.user_id, case_id, timezone.now(), PAUSE])
        record("case.opened", actor=actor, case_id=case_id, data={"page": page})
