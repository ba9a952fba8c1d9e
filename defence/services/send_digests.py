"""Once a day, tell each person who wants it that there is something to read in their cases.

Source: domain document "Defence portal", Notifications on upload. The mail says in how many cases, and nothing of what
or in which: it lies on locked telephones.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

import structlog
from django.db import DatabaseError, transaction
from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.types import system_actor
from commonplatform.audit.services import record
from commonplatform.notifications.page_addresses import page_address
from commonplatform.notifications.types import mail
from defence.models import DigestChoice, DigestDay
from defence.selectors.digest import cases_to_tell_of, due_for_digest

# Of the day in London: before offices open, and never late at night when a worker was away for long.
FROM_HOUR: Final = 7
UNTIL_HOUR: Final = 12
BATCH: Final = 200
DIGEST: Final = system_actor("Daily digest")

logger = structlog.get_logger(__name__)


def send_digests(*, now: datetime) -> int:
    """How many people were told. Each is seen to in a transaction of their own: one that is cut off has done nothing,
    and the next run goes on with whoever was not seen to."""
    if not FROM_HOUR <= timezone.localtime(now).hour < UNTIL_HOUR:
        return 0
    told, last = 0, None
    while due := _due(now, after=last):
        for user_id in due:
            told += _told(user_id, now)
        last = due[-1]
    return told


def _due(now: datetime, *, after: UUID | None) -> list[UUID]:
    with task_scope():
        return due_for_digest(timezone.localdate(now), after=after, limit=BATCH)


def _told(user_id: UUID, now: datetime) -> bool:
    """What fails for one person keeps nobody else from their mail; that person's turn comes again."""
    try:
        return see_to(user_id, now=now)
    except DatabaseError as error:
        logger.warning("digest_failed", user=str(user_id), error=type(error).__name__)
        return False


def see_to(user_id: UUID, *, now: datetime) -> bool:
    """Whether this person was told now. Two workers at once: the second waits for the first and finds it done."""
    day = timezone.localdate(now)
    with task_scope(), transaction.atomic():
        wanting = DigestChoice.objects.select_for_update().filter(user=user_id, is_wanted=True).exists()
        if not wanting or DigestDay.objects.filter(user=user_id, day=day).exists():
            return False
        user = User.objects.get(pk=user_id)
        cases = cases_to_tell_of(user, now=now)
        DigestDay.objects.create(user=user, day=day, cases=cases)
        if not cases:
            return False
        facts = {"cases": cases, "page": page_address("defence:my_cases"), "choice": page_address("defence:digest")}
        record(
            "digest.sent",
            actor=DIGEST,
            subject_id=user_id,
            data={"cases": cases},
            effects=[mail("daily_digest", address=user.email, language="en", facts=facts)],
        )
        return True
