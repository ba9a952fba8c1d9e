"""Take a person's authenticator and recovery codes away, so that they set up new ones."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from commonplatform.accounts.models import User
from commonplatform.accounts.services.end_sign_ins import end_sign_ins


@transaction.atomic
def remove_second_factor(user: User) -> None:
    """The next sign-in with the password leads to setting up an authenticator; nothing else until then."""
    Authenticator.objects.filter(user=user).delete()
    end_sign_ins(user)
