"""Raise the alarm when somebody's budget of an hour is used up."""

import structlog
from django.conf import settings

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import Outcome
from commonplatform.budgets.models import ReadStop
from commonplatform.budgets.types import UsedUp
from commonplatform.notifications.types import mail

ALARM = "reading.stopped"
logger = structlog.get_logger(__name__)


def stop_reading(*, actor: Actor, used_up: UsedUp) -> bool:
    """Whether this was the first time in the hour: then there is an event, a mail and a line in the log.

    However many requests come after, in however many processes, there is one alarm; another one only after
    an administrator has lifted the stop and the budget was used up once more.
    """
    whole = used_up.is_organisation
    name = actor.organisation_name if whole else actor.display_name
    with actor_scope(actor):
        already = ReadStop.objects.filter(
            hour=used_up.hour, principal_id=used_up.principal_id, lifted_at__isnull=True
        ).exists()
        if already:
            return False
        (stop,) = ReadStop.objects.bulk_create(
            [
                ReadStop(
                    hour=used_up.hour,
                    whose=ReadStop.Whose.ORGANISATION if whole else ReadStop.Whose.PERSON,
                    principal_id=used_up.principal_id,
                    principal_name=name,
                    organisation_name=actor.organisation_name,
                    last_reader=actor.display_name,
                    readings=used_up.readings,
                )
            ],
            ignore_conflicts=True,
        )
        if not ReadStop.objects.filter(pk=stop.pk).exists():
            return False
        facts = {"name": name, "readings": used_up.readings, "budget": used_up.budget}
        record(
            ALARM,
            actor=actor,
            subject_id=stop.pk,
            data=facts,
            outcome=Outcome.REFUSED,
            effects=[
                mail(
                    "reading_stopped",
                    address=settings.READ_ALARM_MAILBOX,
                    language="en",
                    facts={**facts, "organisation": actor.organisation_name, "person": actor.display_name},
                )
            ],
        )
    logger.error("reading_stopped", principal=str(used_up.principal_id), readings=used_up.readings)
    return True
