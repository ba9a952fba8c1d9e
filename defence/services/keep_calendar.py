"""Make, renew and end the private address of one's calendar."""

import secrets

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cases.access.policy import Action, Target
from cases.exceptions import NotAllowed
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.exceptions import CalendarNotFound, TooManyFetches
from defence.models import CalendarFeed
from defence.permissions import require_practitioner
from defence.types import OpenedCalendar


def make_calendar(*, actor: Actor) -> str:
    """The secret of a new address; the one before ends with it. It is kept nowhere and cannot be shown again."""
    require_practitioner(actor, Action.CREATE, Target.CALENDAR_FEED)
    if actor.membership_id is None:
        raise NotAllowed(action=Action.CREATE, target=Target.CALENDAR_FEED)
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        _end_open(actor)
        feed = CalendarFeed.objects.create(membership_id=actor.membership_id, digest=digest_of(secret))
        record("calendar.made", actor=actor, subject_id=feed.pk)
    return secret


def end_calendar(*, actor: Actor) -> bool:
    """Whether there was an address to end. From now on it answers as if it had never been."""
    require_practitioner(actor, Action.CREATE, Target.CALENDAR_FEED)
    with transaction.atomic():
        ended = _end_open(actor)
        if ended:
            record("calendar.ended", actor=actor)
    return bool(ended)


def open_calendar(*, secret: str) -> OpenedCalendar:
    """Count one fetch of an address. Raises `CalendarNotFound` for none that is in force, `TooManyFetches`.

    One statement, so that programs asking at once are all counted.
    """
    now = timezone.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    with transaction.atomic():
        feeds = CalendarFeed.objects.filter(digest=digest_of(secret), ended_at__isnull=True)
        feeds.update(
            fetches=Case(When(hour=hour, then=F("fetches") + 1), default=Value(1)), hour=hour, last_fetched_at=now
        )
        feed = feeds.select_related("membership__user", "membership__organisation").first()
    if feed is None:
        raise CalendarNotFound
    if feed.fetches > settings.CALENDAR_FETCHES_PER_HOUR:
        raise TooManyFetches
    return OpenedCalendar(membership=feed.membership)


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return salted_hmac("defence.calendar", secret, algorithm="sha256").hexdigest()


def _end_open(actor: Actor) -> int:
    return CalendarFeed.objects.filter(membership=actor.membership_id, ended_at__isnull=True).update(
        ended_at=timezone.now()
    )
