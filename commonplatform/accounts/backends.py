"""Who a session belongs to, read together with the roles they hold: every request begins with both."""

from typing import cast
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend

from commonplatform.accounts.models import Membership, User


class PeopleWithTheirRoles(AuthenticationBackend):  # type: ignore[misc]
    """As django-allauth's, but `get_user` brings the memberships along in the one query."""

    def get_user(self, user_id: UUID) -> User | None:
        """The person, if they may still sign in."""
        held = list(
            Membership.objects.filter(user=user_id)
            .select_related("user", "organisation")
            .order_by("organisation__name", "role")
        )
        if not held:
            return cast("User | None", super().get_user(user_id))
        user = held[0].user
        user.held_memberships = tuple(held)
        return user if self.user_can_authenticate(user) else None
