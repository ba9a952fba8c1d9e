"""Access that was given by name: as its firm reviews it, as a clerk looks after it, as one page needs it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.exceptions import CaseNotFound, NotAllowed
from cases.selectors.access import USES
from cases.selectors.grants import GrantFacts, given_to_people, given_under, live_grant
from cases.states import Relation
from commonplatform.accounts.known_people import people_of
from commonplatform.accounts.types import Actor
from commonplatform.audit.selectors import last_done
from defence.expiry import EXPIRES_SOON, UNUSED_AFTER
from defence.sight_of_chambers import with_sight_of_chambers

MOST_SHOWN = 500


class Review(StrEnum):
    """What the review page shows."""

    ALL = "all"
    EXPIRING = "expiring"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """Access that the firm answers for, and when it was last used."""

    grant: GrantFacts
    last_used: datetime | None

    @property
    def expires_soon(self) -> bool:
        ends = self.grant.expires_at
        return ends is not None and ends - timezone.now() <= EXPIRES_SOON

    @property
    def is_unused(self) -> bool:
        """Given 90 days ago or more, and not used since then for 90 days."""
        return timezone.now() - (self.last_used or self.grant.starts_at) >= UNUSED_AFTER


def grants_of_firm(actor: Actor) -> list[ReviewLine]:
    """All access in force under the firm's representations, the first to end first. Raises `NotAllowed`."""
    require_ever(actor, Action.VIEW, Target.GRANT)
    if actor.organisation_id is None:
        raise NotAllowed(action=Action.VIEW, target=Target.GRANT)
    given = given_under(actor.organisation_id, limit=MOST_SHOWN)
    used = (
        last_done(USES, case_ids={each.case_id for each in given}, by={each.principal_id for each in given})
        if given
        else {}
    )
    return [ReviewLine(each, used.get((each.case_id, each.principal_id))) for each in given]


def narrowed(lines: list[ReviewLine], to: Review) -> list[ReviewLine]:
    """Those that a review looks at."""
    if to == Review.EXPIRING:
        return [line for line in lines if line.expires_soon]
    return [line for line in lines if line.is_unused] if to == Review.UNUSED else lines


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody in the chambers, with what they were given or are assigned to."""

    full_name: str
    grants: tuple[GrantFacts, ...]


def colleagues(actor: Actor) -> list[Colleague]:
    """The people of a clerk's chambers by name, with their access. Raises `NotAllowed`."""
    require_ever(actor, Action.VIEW, Target.CHAMBERS)
    if actor.organisation_id is None:
        raise NotAllowed(action=Action.VIEW, target=Target.CHAMBERS)
    people = people_of(actor.organisation_id)
    with with_sight_of_chambers(actor):
        given = given_to_people(people)
    return [
        Colleague(name, tuple(each for each in given if each.principal_id == user_id))
        for user_id, name in people.items()
    ]


def grant_of_colleague(actor: Actor, grant_id: UUID) -> GrantFacts:
    """Access of somebody in a clerk's chambers. Raises `NotAllowed`, or `CaseNotFound` for anybody else's."""
    require_ever(actor, Action.END, Target.CHAMBERS)
    with with_sight_of_chambers(actor):
        grant = live_grant(grant_id, relation=Relation.GRANTED)
    if grant is None or actor.organisation_id is None or grant.principal_id not in people_of(actor.organisation_id):
        raise CaseNotFound
    return grant
