"""What happened in a case, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from cases.access.policy import Action, Target
from cases.access.relations import standing_of
from cases.event_sentences import (
    KINDS_FOR_THE_COURT_ONLY,
    KINDS_HIDDEN_FROM_THE_BENCH,
    KINDS_HIDDEN_FROM_THE_COURT,
    KINDS_HIDDEN_FROM_THE_DEFENCE,
    KINDS_HIDDEN_FROM_THE_PROSECUTION,
    KINDS_OF_READING,
    READINGS,
    is_told_by_another,
    sentence_for,
)
from cases.models import HearingDefendant
from cases.timeline_sight import kept_from
from cases.types import Sentence
from commonplatform.accounts.roles import BENCH_ROLES, COURT_ROLES, DEFENCE_ROLES, Role
from commonplatform.accounts.types import Actor
from commonplatform.audit.models import Event
from commonplatform.audit.selectors import events_of_case
from commonplatform.audit.types import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection

    from commonplatform.audit.models import Event

TIMELINE_PAGE = 100


def timeline(actor: Actor, case_id: UUID, *, limit: int = TIMELINE_PAGE) -> list[Sentence]:
    """The latest events the actor may read, newest first: of so many at most."""
    standing = standing_of(actor, case_id)
    standing.require(Action.VIEW, Target.TIMELINE)
    is_defence = standing.acting_role in DEFENCE_ROLES
    events = events_of_case(
        case_id,
        defendants=standing.defendants,
        without_kinds=hidden_from(standing.acting_role),
        limit=limit,
    )
    if standing.defendants is not None:
        events = _of_own_hearings(events, standing.defendants)
    hidden = kept_from(standing, [(event.kind, event.subject_id) for event in events])
    return [
        Sentence(
            occurred_at=event.occurred_at,
            text=sentence_for(event.kind, event.data),
            who=event.actor_name,
            role=str(Role(event.actor_role).label),
            kind=event.kind,
            is_own=event.actor_id is not None and event.actor_id == actor.user_id,
            outcome="" if event.outcome == Outcome.DONE else str(Outcome(event.outcome).label),
        )
        for event in events
        if event.subject_id not in hidden
        and not is_told_by_another(event.kind, event.data)
        and not (is_defence and _is_anothers_reading(actor, event))
    ]


def _of_own_hearings(events: list[Event], defendants: Collection[UUID]) -> list[Event]:
    """Without what concerns a hearing of co-defendants only (domain document "Defence portal", Timeline)."""
    about = {event.subject_id for event in events if event.kind.startswith("hearing.")}
    own = set(
        HearingDefendant.objects.filter(hearing__in=about, defendant__in=defendants).values_list("hearing", flat=True)
    )
    return [event for event in events if not event.kind.startswith("hearing.") or event.subject_id in own]


def hidden_from(role: Role) -> frozenset[str]:
    """Kinds of events that the role does not read of."""
    hidden = READINGS if role in COURT_ROLES else READINGS | KINDS_FOR_THE_COURT_ONLY
    for roles, kinds in (
        (COURT_ROLES, KINDS_HIDDEN_FROM_THE_COURT),
        (BENCH_ROLES, KINDS_HIDDEN_FROM_THE_BENCH),
        (DEFENCE_ROLES, KINDS_HIDDEN_FROM_THE_DEFENCE),
        ({Role.PROSECUTOR}, KINDS_HIDDEN_FROM_THE_PROSECUTION),
    ):
        if role in roles:
            hidden |= kinds
    return hidden


def _is_anothers_reading(actor: Actor, event: Event) -> bool:
    return event.kind in KINDS_OF_READING and event.organisation_id != actor.organisation_id
