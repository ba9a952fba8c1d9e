"""Let somebody who lost their phone set up an authenticator again."""

from django.db import transaction

from commonplatform.accounts.models import User
from commonplatform.accounts.services.remove_second_factor import remove_second_factor
from commonplatform.accounts.types import Actor
from commonplatform.administration.services.guard import require_power_over
from commonplatform.audit.services import record


def reset_second_factor(*, actor: Actor, user: User) -> None:
    """Remove authenticator and recovery codes, end all sessions, and record who did it.

    Raises `NotInYourPower` for oneself and for superusers.
    """
    with transaction.atomic():
        require_power_over(actor=actor, user=user)
        remove_second_factor(user)
        record("person.second_factor_reset", actor=actor, subject_id=user.pk, data={"person": user.full_name})
