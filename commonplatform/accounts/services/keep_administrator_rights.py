"""Let administrators into administration, and nobody else."""

from django.contrib.auth.models import Group
from django.utils import timezone

from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.selectors import memberships_of

ADMINISTRATORS = "Administrators"


def keep_administrator_rights(user: User) -> None:
    """Staff flag and group follow the memberships; whoever never had one keeps what they were given."""
    in_force = memberships_of(user, on=timezone.localdate()).filter(role=Role.ADMINISTRATOR)
    never_had_one = not user.memberships.exists()
    administrator = user.is_superuser or in_force.exists() or (never_had_one and user.is_staff)
    if user.is_staff != administrator:
        user.is_staff = administrator
        user.save(update_fields=["is_staff"])
    group, _created = Group.objects.get_or_create(name=ADMINISTRATORS)
    if administrator:
        user.groups.add(group)
    else:
        user.groups.remove(group)
