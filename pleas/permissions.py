"""The citizen's one right: to see and to answer the charges of the defendant they proved to be."""

from contextlib import AbstractContextManager

from cases.access.policy import Action, Target, permits
from cases.access.relations import require_ever
from cases.states import Relation
from commonplatform.accounts.database_scope import database_scope
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import CITIZEN, Actor, DatabaseRole
from pleas.exceptions import VisitNotProved
from pleas.types import ProvedDefendant


def require_own(actor: Actor, action: Action, target: Target) -> None:
    """Raise `VisitNotProved` unless a defendant may do this to their own case.

    That it *is* their own is what `ProvedDefendant` says; row security holds the same line beneath.
    """
    if actor.role != Role.CITIZEN or not permits(Role.CITIZEN, Relation.SELF, action, target):
        raise VisitNotProved


def require_helper(helper: Actor) -> None:
    """Raise `NotAllowed` unless the actor may answer for somebody else."""
    require_ever(helper, Action.CREATE, Target.ASSISTED_PLEA)


def proved_scope(proved: ProvedDefendant) -> AbstractContextManager[None]:
    """The database scope of a proved defendant: their case, and in it only themselves."""
    return database_scope(role=DatabaseRole.CITIZEN, principals=[proved.defendant_id], case_id=proved.case_id)


def defendant_acting(name: str) -> Actor:
    """The defendant as the one who acts, named as in the case."""
    return Actor(role=CITIZEN.role, display_name=name)
