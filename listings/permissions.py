"""Whose diary it is: court staff see and keep their own court's, nobody else's."""

from uuid import UUID

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.exceptions import NotAllowed
from commonplatform.accounts.types import Actor


def require_court(actor: Actor, action: Action, target: Target) -> UUID:
    """The actor's court, when the role may do this there. Raises `NotAllowed`."""
    require_ever(actor, action, target)
    if actor.court_id is None:
        raise NotAllowed(action=action, target=target)
    return actor.court_id
