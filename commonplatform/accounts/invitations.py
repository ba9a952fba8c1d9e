"""The link by which somebody invited sets their first password: good once, for three days, for one person.

It dies with a password that is set, with a sign-in, and when the person's sign-ins are ended.
"""

from uuid import UUID

from django.contrib.auth.tokens import PasswordResetTokenGenerator

from commonplatform.accounts.models import User


class _InvitationTokens(PasswordResetTokenGenerator):
    key_salt = "commonplatform.accounts.invitations"

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.sign_in_generation}"


_tokens = _InvitationTokens()


def invitation_token(user: User) -> str:
    """What proves the invitation, for the link in the mail."""
    return _tokens.make_token(user)


def invited_person(user_id: UUID, token: str) -> User | None:
    """Whose invitation it is; None when it was used, is too old, or was never given."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return user if user is not None and _tokens.check_token(user, token) else None
