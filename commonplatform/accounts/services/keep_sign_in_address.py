"""The address somebody signs in with is the one on their record."""

from allauth.account.models import EmailAddress

from commonplatform.accounts.models import User


def keep_sign_in_address(user: User) -> None:
    """One address per person; an administrator vouches for it, so it counts as verified."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
