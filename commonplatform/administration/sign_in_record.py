"""Signing in and out, and every change of how somebody signs in, as events in that person's chain."""

from typing import Any

import structlog
from allauth.account.signals import password_changed, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
    authenticator_used,
)
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.dispatch import receiver
from django.utils import timezone

from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.selectors import actor_for
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import Outcome

logger = structlog.get_logger(__name__)


@receiver(user_logged_in)
def signed_in(sender: Any, user: User, **signal: Any) -> None:
    record("person.signed_in", actor=_themselves(user), subject_id=user.pk)


@receiver(user_logged_out)
def signed_out(sender: Any, user: User | None, **signal: Any) -> None:
    if user is not None:
        record("person.signed_out", actor=_themselves(user), subject_id=user.pk)


@receiver(user_login_failed)
def password_refused(sender: Any, **signal: Any) -> None:
    """No event and no address: which addresses exist must not show, not even in the time it takes."""
    logger.warning("sign_in_refused")


@receiver(authentication_failed)
def code_refused(sender: Any, user: User, **signal: Any) -> None:
    record("person.code_refused", actor=_themselves(user), subject_id=user.pk, outcome=Outcome.REFUSED)


@receiver(authenticator_used)
def code_accepted(sender: Any, user: User, authenticator: Authenticator, **signal: Any) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        record("person.recovery_code_used", actor=_themselves(user), subject_id=user.pk)


@receiver([authenticator_added, authenticator_reset])
def second_factor_set_up(sender: Any, user: User, authenticator: Authenticator, **signal: Any) -> None:
    kind = "person.second_factor_set_up"
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        kind = "person.recovery_codes_made"
    record(kind, actor=_themselves(user), subject_id=user.pk)


@receiver(authenticator_removed)
def second_factor_removed(sender: Any, user: User, authenticator: Authenticator, **signal: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        record("person.second_factor_removed", actor=_themselves(user), subject_id=user.pk)


@receiver(password_changed)
def password_was_changed(sender: Any, user: User, **signal: Any) -> None:
    record("person.password_changed", actor=_themselves(user), subject_id=user.pk)


def _themselves(user: User) -> Actor:
    actor = actor_for(user, on=timezone.localdate())
    return actor or Actor(role=Role.SYSTEM, display_name=user.full_name, user_id=user.pk)
