"""Let somebody in again who has not signed in for 90 days."""

from django.db import transaction

from commonplatform.accounts.models import User
from commonplatform.accounts.types import Actor
from commonplatform.administration.services.guard import require_power_over
from commonplatform.audit.services import record


def reopen_account(*, actor: Actor, user: User) -> None:
    """The 90 days begin anew with the next sign-in. Raises `NotInYourPower`."""
    with transaction.atomic():
        require_power_over(actor=actor, user=user)
        User.objects.filter(pk=user.pk).update(last_login=None)
        record("person.account_reopened", actor=actor, subject_id=user.pk, data={"person": user.full_name})
