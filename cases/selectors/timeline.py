"""What happened in a case, as sentences; and who can see it and why."""

from uuid import UUID

from django.db.models import Q

from cases.access.policy import Action, Target
from cases.access.relations import open_grants, standing_of
from cases.event_sentences import (
    KINDS_FOR_THE_COURT_ONLY,
    KINDS_HIDDEN_FROM_THE_DEFENCE,
    KINDS_HIDDEN_FROM_THE_PROSECUTION,
    READINGS,
    is_told_by_another,
    sentence_for,
)
from cases.models import AccessGrant
from cases.states import Relation
from cases.types import AccessLine, Sentence
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
        without_kinds=_hidden_from(actor.role),
        limit=TIMELINE_PAGE,
    )
    return [
        Sentence(
            occurred_at=event.occurred_at,
            text=sentence_for(event.kind, event.data),
            who=event.actor_name,
            role=str(Role(event.actor_role).label),
            kind=event.kind,
        )
        for event in events
        if not is_told_by_another(event.kind, event.data)
    ]


def _hidden_from(role: Role) -> frozenset[str]:
    hidden = READINGS if role in COURT_ROLES else READINGS | KINDS_FOR_THE_COURT_ONLY
    if role == Role.PROSECUTOR:
        hidden |= KINDS_HIDDEN_FROM_THE_PROSECUTION
    return hidden | KINDS_HIDDEN_FROM_THE_DEFENCE if role in DEFENCE_ROLES else hidden


def access_lines(actor: Actor, case_id: UUID) -> list[AccessLine]:
    """Who can see this case and why; the defence sees what concerns its own defendants."""
    standing = standing_of(actor, case_id)
    standing.require(Action.VIEW, Target.ACCESS)
    reached = standing.defendants
    grants = AccessGrant.objects.filter(open_grants(), case_id=case_id).select_related("defendant")
    if reached is not None:
        grants = grants.filter(Q(defendant_id__in=reached) | Q(defendant__isnull=True))
    return [
        AccessLine(
            principal_name=grant.principal_name,
            relation=str(Relation(grant.relation).label),
            defendant=grant.defendant.display_name if grant.defendant else "",
            since=grant.starts_at,
            until=grant.expires_at,
            granted_by=grant.granted_by,
            reason=grant.reason,
        )
        for grant in grants.order_by("starts_at")
    ]
