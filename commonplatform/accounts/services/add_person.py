"""Add a professional who may sign in."""

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from commonplatform.accounts.models import Membership, Organisation, User
from commonplatform.accounts.roles import Role


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

    Administrators need no organisation of their own: they have `is_staff` and work in administration.
    """
    user = User.objects.create_user(email, password, full_name=full_name, is_staff=role == Role.ADMINISTRATOR)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if organisation is not None:
        Membership.objects.create(user=user, organisation=organisation, role=role)
    if totp_secret:
        TOTP.activate(user, totp_secret)
    return user
