"""Who acts in the defence room: a person, for an organisation; or the platform itself, for a feed."""

from dataclasses import dataclass
from uuid import UUID

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.exceptions import NotAllowed
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor


@dataclass(frozen=True, slots=True)
class Practitioner:
    """The person, and the firm or chambers they act for."""

    user_id: UUID
    organisation_id: UUID


def require_practitioner(actor: Actor, action: Action, target: Target) -> Practitioner:
    """Raise `NotAllowed` unless the role may do this and a person acts, for an organisation.

    The organisation comes from the sign-in, never from a request (domain document "Defence portal",
    Association, Rules).
    """
    require_ever(actor, action, target)
    if actor.user_id is None or actor.organisation_id is None:
        raise NotAllowed(action=action, target=target)
    return Practitioner(user_id=actor.user_id, organisation_id=actor.organisation_id)


def require_system(actor: Actor) -> None:
    """Raise `NotAllowed` unless the platform itself acts: what the Legal Aid Agency sends is nobody's to type in."""
    if actor.role != Role.SYSTEM or actor.user_id is not None:
        raise NotAllowed(action=Action.CREATE, target=Target.LEGAL_AID)


def require_people_manager(actor: Actor) -> Practitioner:
    """Raise `NotAllowed` unless the actor is a member with the right to manage their organisation's people."""
    person = require_practitioner(actor, Action.CHANGE, Target.ORGANISATION_PEOPLE)
    if not actor.manages_people:
        raise NotAllowed(action=Action.CHANGE, target=Target.ORGANISATION_PEOPLE)
    return person
