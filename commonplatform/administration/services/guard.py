"""Over whom an administrator has power."""

from dataclasses import dataclass

from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor, Forbidden


@dataclass
class NotInYourPower(Forbidden):
    """Administrators do not lift their own safeguards, nor those of a superuser."""

    person: str


def has_power_over(*, actor: Actor, user: User) -> bool:
    """An administrator, over anybody but themselves and superusers."""
    return actor.role == Role.ADMINISTRATOR and actor.user_id != user.pk and not user.is_superuser


def require_power_over(*, actor: Actor, user: User) -> None:
    """Raise `NotInYourPower` unless the actor may change this person's access."""
    if not has_power_over(actor=actor, user=user):
        raise NotInYourPower(person=user.full_name)
