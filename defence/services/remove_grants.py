"""Take access by name away: by who has it, the firm on record, or the clerk of the grantee's own chambers."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from cases.access.policy import Action, Target
from cases.access.relations import may_ever, standing_of
from cases.access_refusals import AccessCode, AccessRefused
from cases.selectors.grants import GrantFacts, live_grants
from cases.services import end_grants
from cases.states import Relation
from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.known_people import works_there
from commonplatform.accounts.types import Actor
from defence.selectors.identity import identity_of
from defence.sight_of_chambers import with_sight_of_chambers


def remove_grants(*, actor: Actor, grant_ids: Collection[UUID], reason: str = "") -> int:
    """End the rights, and what clerks gave on of them, at once. All or nothing; returns how many.

    Raises `AccessRefused`: 003 where one is not in force (or out of sight), 002 where the actor may not (domain
    document "Defence portal", Granting access to other people, Removal).
    """
    with transaction.atomic():
        with with_sight_of_chambers(actor):
            grants = live_grants(grant_ids, relation=Relation.GRANTED)
        if len(grants) < len(set(grant_ids)):
            raise AccessRefused(AccessCode.GRANT_NOT_FOUND)
        for grant in grants:
            if not may_remove(actor, grant):
                raise AccessRefused(AccessCode.CANNOT_REMOVE, {"who": grant.principal_name}, grant.case_id)
        for grant in grants:
            assert grant.defendant_id is not None
            with widened_to_case(grant.case_id):
                identity_of(grant.case_id, grant.defendant_id, locked=True)
                end_grants(actor=actor, grant_ids=[grant.grant_id], reason=reason)
        return len(grants)


def may_remove(actor: Actor, grant: GrantFacts) -> bool:
    """May the actor end this right? Somebody without an organisation never may."""
    if actor.organisation_id is None:
        return False
    standing = standing_of(actor, grant.case_id)
    if standing.may(Action.END, Target.GRANT, grant.defendant_id):
        represents = Relation.REPRESENTING in standing.relations(grant.defendant_id)
        if represents or grant.principal_id == actor.user_id:
            return True
    return may_ever(actor, Action.END, Target.CHAMBERS) and works_there(grant.principal_id, actor.organisation_id)
