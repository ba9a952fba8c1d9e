"""Add a professional who may sign in."""

from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.services.add_membership import add_membership
from commonplatform.accounts.services.keep_administrator_rights import keep_administrator_rights
from commonplatform.accounts.services.keep_sign_in_address import keep_sign_in_address


@transaction.atomic
def add_person(
    *,
    email: str,
    full_name: str,
    password: str,
    organisation: Organisation | None,
    role: Role,
    totp_secret: str | None = None,
) -> User:
    """A person with one membership. With `totp_secret` (base32) their second factor is set up already.

    Raises `RoleDoesNotFit`. Administrators need no organisation of their own: they have `is_staff`
    and work in administration.
    """
    user = User.objects.create_user(email, password, full_name=full_name, is_staff=role == Role.ADMINISTRATOR)
    keep_sign_in_address(user)
    if organisation is not None:
        add_membership(user=user, organisation=organisation, role=role)
    keep_administrator_rights(user)
    if totp_secret:
        TOTP.activate(user, totp_secret)
    return user
