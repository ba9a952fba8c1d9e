"""Whether somebody gets the daily digest, who is due for it today, and in how many cases there is something to read."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import may_ever
from cases.selectors.caseload import COUNT_CAP, cases_with_news
from commonplatform.accounts.database_scope import database_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.selectors import actor_of_membership, may_sign_in, roles_in_force
from commonplatform.accounts.types import Actor, DatabaseRole
from defence.models import DigestChoice, DigestDay
from defence.permissions import require_practitioner


def may_have_digest(actor: Actor) -> bool:
    """Is it for somebody in this role?"""
    return may_ever(actor, Action.CHANGE, Target.DIGEST)


def is_digest_wanted(actor: Actor) -> bool:
    """What the person chose; nobody gets it unasked."""
    person = require_practitioner(actor, Action.CHANGE, Target.DIGEST)
    return DigestChoice.objects.filter(user=person.user_id, is_wanted=True).exists()


def due_for_digest(day: date, *, after: UUID | None, limit: int) -> list[UUID]:
    """People who want it and were not seen to on this day, in the order of their ids."""
    seen_to = DigestDay.objects.filter(user=OuterRef("user"), day=day)
    wanting = DigestChoice.objects.filter(~Exists(seen_to), is_wanted=True).order_by("user")
    if after is not None:
        wanting = wanting.filter(user__gt=after)
    return list(wanting.values_list("user", flat=True)[:limit])


def cases_to_tell_of(user: User, *, now: datetime) -> int:
    """Over everything that the person is today, each case once; none for somebody who may not sign in any more.

    Counted by the statement of "My cases", by a worker that sees what their principals see: what they may not read is
    not counted.
    """
    if not (user.is_active and may_sign_in(user, now=now)):
        return 0
    found: set[UUID] = set()
    for membership in roles_in_force(user, on=timezone.localdate(now)):
        actor = actor_of_membership(user, membership)
        if may_have_digest(actor):
            with database_scope(role=DatabaseRole.TASK, principals=actor.principals):
                found |= cases_with_news(actor)
    return min(len(found), COUNT_CAP)
