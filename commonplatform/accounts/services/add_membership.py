"""Give a person a role at an organisation."""

from django.db import transaction

from commonplatform.accounts.models import Membership, Organisation, User
from commonplatform.accounts.roles import ROLES_BY_KIND, Role
from commonplatform.accounts.services.keep_administrator_rights import keep_administrator_rights


class RoleDoesNotFit(Exception):
    """Nobody has this role at this kind of organisation."""

    def __init__(self, role: Role, kind: str) -> None:
        self.role, self.kind = role, kind
        super().__init__(f"{role} at {kind}")


@transaction.atomic
def add_membership(*, user: User, organisation: Organisation, role: Role) -> Membership:
    """The membership, from today on; one that is there already is given back. Raises `RoleDoesNotFit`."""
    if role not in ROLES_BY_KIND[organisation.kind]:
        raise RoleDoesNotFit(role, organisation.kind)
    membership, _created = Membership.objects.get_or_create(user=user, organisation=organisation, role=role)
    keep_administrator_rights(user)
    return membership
