"""Accept an invitation: set the first password. The second factor is set up at the first sign-in."""

from uuid import UUID

from django.db import transaction

from commonplatform.accounts.invitations import invited_person
from commonplatform.accounts.known_people import known_person
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.services.set_first_password import set_first_password
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.exceptions import InvitationRefused


def invitee(user_id: UUID, token: str) -> User:
    """Whose invitation it is. Raises `InvitationRefused`: also for somebody who has left since."""
    user = invited_person(user_id, token)
    if user is None or not known_person(user).posts:
        raise InvitationRefused
    return user


def accept_invitation(*, user_id: UUID, token: str, password: str) -> None:
    """Raises `InvitationRefused`. Of two clicks the second finds the link used."""
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).filter(pk=user_id).first()
        user = invitee(user_id, token)
        set_first_password(user, password)
        post = known_person(user).posts[0]
        actor = Actor(
            role=Role(post.role),
            display_name=user.full_name,
            user_id=user.pk,
            organisation_id=post.organisation_id,
            organisation_name=post.organisation_name,
        )
        record("people.accepted", actor=actor, subject_id=user.pk)
