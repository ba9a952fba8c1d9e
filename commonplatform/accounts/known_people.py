"""People as other rooms look them up: by the address they sign in with, and where they work today.

The caller has the right to ask: a firm giving access, a prosecutor assigning an advocate, an organisation
about its own people.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from commonplatform.accounts.models import Membership, User
from commonplatform.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Post:
    """Where somebody works, and as what."""

    organisation_id: UUID
    organisation_name: str
    role: Role


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody who may sign in. `principals` are all ids that give them rights, whichever post they act in."""

    user_id: UUID
    full_name: str
    email: str
    posts: tuple[Post, ...]
    principals: frozenset[UUID]

    def post_as(self, roles: Collection[Role], *, at: UUID | None = None) -> Post | None:
        """Their first post in one of these roles (at this organisation), or None."""
        fitting = (post for post in self.posts if post.role in roles and at in (None, post.organisation_id))
        return next(fitting, None)

    def works_at(self, organisation_id: UUID | None) -> bool:
        return any(post.organisation_id == organisation_id for post in self.posts)


def person_by_email(email: str) -> KnownPerson | None:
    """The person with that address, spaces and capitals apart; None when there is none who may sign in."""
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    return None if user is None else known_person(user)


def known_person(user: User) -> KnownPerson:
    """A person with the posts they hold today."""
    held = list(in_force().filter(user=user).select_related("organisation").order_by("organisation__name", "role"))
    standing_for = {m.organisation.court_id for m in held} | {m.organisation.prosecutor_id for m in held}
    ids = {user.pk, *(m.organisation_id for m in held), *standing_for}
    return KnownPerson(
        user_id=user.pk,
        full_name=user.full_name,
        email=user.email,
        posts=tuple(Post(m.organisation_id, m.organisation.name, Role(m.role)) for m in held),
        principals=frozenset(each for each in ids if each is not None),
    )


def people_of(organisation_id: UUID, *, roles: Collection[Role] = ()) -> dict[UUID, str]:
    """Who works at an organisation today (in these roles), names by id, in the order of the names."""
    held = in_force().filter(organisation_id=organisation_id, user__is_active=True)
    if roles:
        held = held.filter(role__in=roles)
    return dict(held.order_by("user__full_name", "user_id").values_list("user_id", "user__full_name"))


def works_there(user_id: UUID, organisation_id: UUID) -> bool:
    """Does the person work at the organisation today?"""
    return in_force().filter(user_id=user_id, organisation_id=organisation_id).exists()


def in_force() -> QuerySet[Membership]:
    """Memberships that count today."""
    today = timezone.localdate()
    return Membership.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today)
