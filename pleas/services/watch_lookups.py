"""Tell people when somebody tries many references or factors."""

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Actor, Purpose
from commonplatform.audit.selectors import was_recorded
from commonplatform.audit.services import record
from pleas.mails.lookup_alarm import lookup_alarm
from pleas.selectors.lookups import failed_lookups

WINDOW = timedelta(minutes=10)
ALARM = "lookup.burst_noticed"

logger = structlog.get_logger(__name__)


def watch_lookups(*, actor: Actor, now: datetime | None = None) -> bool:
    """Whether an alarm was raised: an event, a mail to those who look after the service, and a line in the log.

    One alarm per burst and hour, however long it goes on. Source: domain document "Online plea",
    Attempts and lockout: alert staff on bursts.
    """
    at = now or timezone.now()
    with task_scope(purpose=Purpose.EFFECTS):
        failures = failed_lookups(since=at - WINDOW, most=settings.LOOKUP_BURST_FAILURES)
        if failures < settings.LOOKUP_BURST_FAILURES:
            return False
        if was_recorded(ALARM, since=at - timedelta(minutes=settings.LOOKUP_BURST_QUIET_MINUTES)):
            return False
        minutes = int(WINDOW.total_seconds() // 60)
        record(
            ALARM,
            actor=actor,
            data={"failures": failures, "minutes": minutes},
            effects=[lookup_alarm(failures=failures, minutes=minutes)],
            occurred_at=at,
        )
    logger.error("lookup_burst", failures=failures, minutes=minutes)
    return True
