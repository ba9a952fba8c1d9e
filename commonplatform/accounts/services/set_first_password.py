"""Set the password of somebody who was invited."""

from commonplatform.accounts.models import User


def set_first_password(user: User, password: str) -> None:
    """The 90 days without signing in begin anew. The caller has checked the invitation and records it."""
    user.set_password(password)
    user.last_login = None
    user.save(update_fields=["password", "last_login"])
