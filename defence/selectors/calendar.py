"""One's calendar address, and what a calendar program reads at it."""

from datetime import timedelta

from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import may_ever
from cases.custody.selectors import limits_to_mind
from cases.selectors.attendance import hearings_to_attend
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.selectors import actor_of_membership, may_sign_in
from commonplatform.accounts.types import Actor
from commonplatform.documents.calendars import CalendarEntry, DayEntry, as_calendar
from defence.exceptions import CalendarNotFound
from defence.models import CalendarFeed
from defence.permissions import require_practitioner
from defence.types import CalendarState, OpenedCalendar

LOOKING_BACK = timedelta(days=14)


def calendar_state(actor: Actor) -> CalendarState | None:
    """Since when the person has an address, and when it was last asked; None without one."""
    require_practitioner(actor, Action.CREATE, Target.CALENDAR_FEED)
    feed = CalendarFeed.objects.filter(membership=actor.membership_id, ended_at__isnull=True).first()
    return None if feed is None else CalendarState(made_at=feed.made_at, last_fetched_at=feed.last_fetched_at)


def calendar_file(opened: OpenedCalendar) -> bytes:
    """The hearings and custody time limits that the address's owner may see at this moment.

    A calendar is read on locked telephones and shared with assistants: reference, court, time and type of hearing, the
    day of a limit, nobody's name. Raises `CalendarNotFound` when the role has ended or its holder may not sign in any
    more.
    """
    now = timezone.now()
    membership = opened.membership
    today = timezone.localdate(now)
    in_force = membership.starts_on <= today and (membership.ends_on is None or membership.ends_on >= today)
    actor = actor_of_membership(membership.user, membership)
    allowed = membership.user.is_active and may_sign_in(membership.user, now=now)
    if not (in_force and allowed and may_ever(actor, Action.CREATE, Target.CALENDAR_FEED)):
        raise CalendarNotFound
    with actor_scope(actor):
        hearings = hearings_to_attend(actor, since=now - LOOKING_BACK)
        limits = limits_to_mind(actor, since=today - LOOKING_BACK)
    entries = (
        CalendarEntry(
            uid=f"{hearing.hearing_id}@hearings.common-platform",
            title=f"{hearing.reference}: {hearing.type_name}",
            place=", ".join(part for part in (hearing.court, hearing.room) if part),
            starts_at=hearing.starts_at,
            minutes=hearing.minutes,
            changed_at=hearing.created_at,
        )
        for hearing in hearings
    )
    days = (
        DayEntry(
            uid=f"{limit.case_id}-{limit.limit_on:%Y%m%d}@limits.common-platform",
            title=f"{limit.reference}: custody time limit",
            day=limit.limit_on,
            changed_at=limit.recorded_at,
        )
        for limit in limits
    )
    return as_calendar("Hearings", entries, days)
