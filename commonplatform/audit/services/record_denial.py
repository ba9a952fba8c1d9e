"""Put on record that somebody was refused by the policy, and by which rule of it."""

from uuid import UUID

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.types import Actor
from commonplatform.audit.services.record import record
from commonplatform.audit.types import Outcome


def record_denial(*, actor: Actor, rule: str, page: str, subject_id: UUID | None) -> None:
    """In a transaction of its own: what was refused has been undone (domain document "Defence portal", Audit).

    It stands in the person's chain, never in a case's, because nobody may learn from it whether there is such a case.
    Visitors without an account are not named and not recorded.
    """
    if actor.user_id is None or not rule:
        return
    with actor_scope(actor):
        record(
            "policy.denied",
            actor=actor,
            subject_id=subject_id,
            data={"name": actor.display_name, "rule": rule, "page": page},
            outcome=Outcome.REFUSED,
        )
