"""A clerk looks after the access of everybody in their chambers, in cases that the clerk is not in."""

from collections.abc import Iterator
from contextlib import contextmanager

from cases.access.policy import Action, Target
from cases.access.relations import may_ever
from commonplatform.accounts.database_scope import database_scope
from commonplatform.accounts.known_people import people_of
from commonplatform.accounts.types import Actor, DatabaseRole


@contextmanager
def with_sight_of_chambers(actor: Actor) -> Iterator[None]:
    """Inside, a clerk's statements also reach the cases of the people of their chambers. For others nothing changes.

    Only for reading who holds which right: what is in the cases is never read so.
    """
    if actor.organisation_id is None or not may_ever(actor, Action.VIEW, Target.CHAMBERS):
        yield
        return
    principals = {*actor.principals, *people_of(actor.organisation_id)}
    with database_scope(role=DatabaseRole.WEB, principals=principals, acting_role=actor.role):
        yield
