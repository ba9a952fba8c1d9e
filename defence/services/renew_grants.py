"""Let access by name end on another day, or on none."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction

from cases.access.policy import Action, Target
from cases.access.relations import standing_of
from cases.access_refusals import AccessCode, AccessRefused
from cases.selectors.grants import GrantFacts, live_grants
from cases.services import change_expiry
from cases.states import Relation
from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.expiry import end_of_day, sooner
from defence.selectors.identity import identity_of


def renew_grants(*, actor: Actor, grant_ids: Collection[UUID], expires_on: date | None) -> int:
    """For the firm on record: set the last day of several rights at once. Returns how many.

    What a clerk gave on never lasts longer than the clerk's own. All or nothing. Raises `AccessRefused`: 003 where
    one is not in force, 001 where the firm is not on record for the defendant.
    """
    with transaction.atomic():
        grants = live_grants(grant_ids, relation=Relation.GRANTED)
        if len(grants) < len(set(grant_ids)):
            raise AccessRefused(AccessCode.GRANT_NOT_FOUND)
        for grant in grants:
            if not may_renew(actor, grant):
                raise AccessRefused(AccessCode.GRANTER_NOT_PERMITTED, {"who": grant.principal_name}, grant.case_id)
        for grant in sorted(grants, key=lambda each: each.rests_on_id is not None):
            _renew(actor, grant, expires_on)
        return len(grants)


def may_renew(actor: Actor, grant: GrantFacts) -> bool:
    """Only the firm on record says how long its own defendants' file is open to others."""
    standing = standing_of(actor, grant.case_id)
    represents = Relation.REPRESENTING in standing.relations(grant.defendant_id)
    return represents and standing.may(Action.CREATE, Target.GRANT, grant.defendant_id)


def _renew(actor: Actor, grant: GrantFacts, expires_on: date | None) -> None:
    assert grant.defendant_id is not None
    with widened_to_case(grant.case_id):
        identity_of(grant.case_id, grant.defendant_id, locked=True)
        ends = end_of_day(expires_on)
        if grant.rests_on_id is not None:
            clerks = live_grants([grant.rests_on_id], relation=Relation.GRANTED)
            ends = sooner(ends, clerks[0].expires_at if clerks else ends)
        change_expiry(grant_ids=[grant.grant_id], expires_at=ends)
        record(
            "access.renewed",
            actor=actor,
            case_id=grant.case_id,
            defendant_id=grant.defendant_id,
            subject_id=grant.grant_id,
            data={"principal": grant.principal_name, "until": expires_on.isoformat() if expires_on else ""},
        )
