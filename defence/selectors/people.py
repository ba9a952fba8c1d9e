"""The people of one's own organisation, for the members who manage them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from commonplatform.accounts.known_people import in_force
from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import ROLES_BY_KIND, Role
from commonplatform.accounts.types import Actor
from defence.exceptions import MemberNotFound
from defence.permissions import require_people_manager


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works for the organisation. `is_invited`: has set no password yet."""

    user_id: UUID
    full_name: str
    email: str
    roles: tuple[Role, ...]
    manages_people: bool
    is_invited: bool
    last_login: datetime | None

    @property
    def role_labels(self) -> str:
        return ", ".join(str(role.label) for role in self.roles)


def members(actor: Actor) -> list[Member]:
    """Everybody who works for the actor's organisation today, by name. Raises `NotAllowed`."""
    return _members(require_people_manager(actor).organisation_id)


def member(actor: Actor, user_id: UUID) -> Member:
    """One of them. Raises `NotAllowed`, or `MemberNotFound` for people of other organisations and of none."""
    found = member_of(require_people_manager(actor).organisation_id, user_id)
    if found is None:
        raise MemberNotFound
    return found


def member_of(organisation_id: UUID, user_id: UUID) -> Member | None:
    return next((each for each in _members(organisation_id) if each.user_id == user_id), None)


def roles_there(actor: Actor) -> list[Role]:
    """The roles that people have at an organisation of this kind."""
    kind = Organisation.objects.values_list("kind", flat=True).get(pk=require_people_manager(actor).organisation_id)
    return sorted(ROLES_BY_KIND[kind])


def _members(organisation_id: UUID) -> list[Member]:
    held = in_force().filter(organisation_id=organisation_id).select_related("user")
    by_person: dict[User, list[tuple[Role, bool]]] = {}
    for membership in held.order_by("user__full_name", "user_id", "role"):
        by_person.setdefault(membership.user, []).append((Role(membership.role), membership.manages_people))
    return [
        Member(
            user_id=user.pk,
            full_name=user.full_name,
            email=user.email,
            roles=tuple(role for role, _manages in posts),
            manages_people=any(manages for _role, manages in posts),
            is_invited=not user.has_usable_password(),
            last_login=user.last_login,
        )
        for user, posts in by_person.items()
    ]
