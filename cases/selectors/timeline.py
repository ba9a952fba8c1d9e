"""What happened in a case, as sentences."""

from uuid import UUID

from cases.access.policy import Action, Target
from cases.access.relations import standing_of
from cases.event_sentences import (
    KINDS_FOR_THE_COURT_ONLY,
    KINDS_HIDDEN_FROM_THE_DEFENCE,
    KINDS_HIDDEN_FROM_THE_PROSECUTION,
    READINGS,
    is_told_by_another,
    sentence_for,
)
from cases.types import Sentence
from commonplatform.accounts.roles import COURT_ROLES, DEFENCE_ROLES, Role
from commonplatform.accounts.types import Actor
from commonplatform.audit.selectors import events_of_case

TIMELINE_PAGE = 100


def timeline(actor: Actor, case_id: UUID) -> list[Sentence]:
    """The latest events the actor may read, newest first."""
    standing = standing_of(actor, case_id)
    standing.require(Action.VIEW, Target.TIMELINE)
    events = events_of_case(
        case_id,
        defendants=standing.defendants,
        without_kinds=hidden_from(standing.acting_role),
        limit=TIMELINE_PAGE,
    )
    return [
        Sentence(
            occurred_at=event.occurred_at,
            text=sentence_for(event.kind, event.data),
            who=event.actor_name,
            role=str(Role(event.actor_role).label),
            kind=event.kind,
            is_own=event.actor_id is not None and event.actor_id == actor.user_id,
        )
        for event in events
        if not is_told_by_another(event.kind, event.data)
    ]


def hidden_from(role: Role) -> frozenset[str]:
    """Kinds of events that the role does not read of."""
    hidden = READINGS if role in COURT_ROLES else READINGS | KINDS_FOR_THE_COURT_ONLY
    if role == Role.PROSECUTOR:
        hidden |= KINDS_HIDDEN_FROM_THE_PROSECUTION
    return hidden | KINDS_HIDDEN_FROM_THE_DEFENCE if role in DEFENCE_ROLES else hidden
