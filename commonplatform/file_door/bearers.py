"""Who comes with a ticket: the person it was given to, if they are still who they were then."""

from datetime import datetime

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from commonplatform.accounts.backends import PeopleWithTheirRoles
from commonplatform.accounts.models import User
from commonplatform.accounts.selectors import actor_for
from commonplatform.accounts.types import Actor
from commonplatform.encryption.sessions import SessionStore
from commonplatform.storage.tickets import Ticket


def bearer_of(ticket: Ticket, *, now: datetime) -> Actor | None:
    """The person in the membership they had then; nothing for one who was removed, moved on or signed out."""
    user = PeopleWithTheirRoles().get_user(ticket.user_id)
    if user is None or not _is_still_signed_in(user, ticket.session_key):
        return None
    actor = actor_for(user, on=timezone.localdate(now), membership_id=ticket.membership_id)
    return actor if actor is not None and actor.membership_id == ticket.membership_id else None


def _is_still_signed_in(user: User, session_key: str) -> bool:
    """A ticket that was given without a sign-in does not depend on one."""
    if not session_key:
        return True
    held = SessionStore(session_key).load()
    is_theirs = held.get(SESSION_KEY) == str(user.pk)
    return is_theirs and constant_time_compare(held.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
