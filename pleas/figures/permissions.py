"""Who reads the figures, and who counts the post of a court."""

from uuid import UUID

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.exceptions import NotAllowed
from commonplatform.accounts.types import Actor


def require_reader(actor: Actor) -> None:
    """Court staff and the people who look after the service. Raises `NotAllowed`."""
    require_ever(actor, Action.VIEW, Target.FIGURES)


def require_counter(actor: Actor) -> UUID:
    """The court whose post the actor counts: their own. Raises `NotAllowed`."""
    require_ever(actor, Action.CREATE, Target.POSTAL_COUNT)
    if actor.court_id is None:
        raise NotAllowed(action=Action.CREATE, target=Target.POSTAL_COUNT)
    return actor.court_id
