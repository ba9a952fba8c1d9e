"""The sessions of a court with what is booked of them, worked out from the bookings at read time."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, JSONField, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from cases.access.policy import Action, Target
from commonplatform.accounts.types import Actor
from commonplatform.reference.courts import court_of, rooms_of
from listings.capacity import Limits, Slot, has_room, parts
from listings.exceptions import SessionNotFound
from listings.models import CourtSession
from listings.permissions import require_court
from listings.sitting_times import break_of
from listings.states import Basis, Panel, SessionKind
from listings.types import CourtName, RoomName, SessionLine

LOOK_THROUGH = 200
OFFERED = 12

# What is booked of the session of each row, by the same function as `booked_slots`.
_BOOKED = RawSQL(
    "(SELECT coalesce(jsonb_agg(jsonb_build_array(extract(epoch FROM b.starts_at), b.minutes)), '[]'::jsonb)"
    " FROM booked_in_session(listings_courtsession.id) b)",
    (),
    output_field=JSONField(),
)


def own_court(actor: Actor) -> CourtName:
    """The court whose diary the actor keeps."""
    court = court_of(require_court(actor, Action.VIEW, Target.COURT_SESSION))
    return CourtName(
        court_id=court.pk,
        english=court.name,
        welsh=court.name_welsh,
        is_magistrates=court.jurisdiction == "magistrates",
    )


def own_rooms(actor: Actor) -> list[tuple[UUID, RoomName]]:
    """The rooms of the actor's court, by number."""
    court_id = require_court(actor, Action.VIEW, Target.COURT_SESSION)
    return [(room.pk, RoomName(english=room.name, welsh=room.name_welsh)) for room in rooms_of(court_id)]


def sessions_on(actor: Actor, day: dt.date) -> list[SessionLine]:
    """The court's sessions of a day, by room and time."""
    court_id = require_court(actor, Action.VIEW, Target.COURT_SESSION)
    sessions = _sessions(court_id).filter(date=day).order_by("court_room__number", "starts_at")
    return _lines(sessions)


def sessions_per_day(actor: Actor, days: Sequence[dt.date]) -> dict[dt.date, int]:
    """How many sessions each of these days has; days without any are left out."""
    court_id = require_court(actor, Action.VIEW, Target.COURT_SESSION)
    counted = (
        CourtSession.objects.filter(court_id=court_id, active=True, date__in=days)
        .values("date")
        .annotate(sessions=Count("pk"))
    )
    return {row["date"]: row["sessions"] for row in counted}


def next_sessions(actor: Actor, *, since: dt.date, full_too: bool = False) -> list[SessionLine]:
    """Sessions from a day on that are not over and have something free: whole days, at least `OFFERED`."""
    court_id = require_court(actor, Action.VIEW, Target.COURT_SESSION)
    sessions = (
        _sessions(court_id)
        .filter(date__gte=since, ends_at__gt=timezone.now())
        .order_by("date", "starts_at", "court_room__number")
    )
    offered: list[SessionLine] = []
    for line in _lines(sessions[:LOOK_THROUGH]):
        if len(offered) >= OFFERED and line.day != offered[-1].day:
            break
        if full_too or has_room(line.parts):
            offered.append(line)
    return offered


def session_line(actor: Actor, session_id: UUID) -> SessionLine:
    """One session of the court's diary. Raises `SessionNotFound`."""
    court_id = require_court(actor, Action.VIEW, Target.COURT_SESSION)
    lines = _lines(_sessions(court_id).filter(pk=session_id))
    if not lines:
        raise SessionNotFound(session_id)
    return lines[0]


def booked_slots(session_id: UUID) -> list[Slot]:
    """What is booked of a session: every booking counts, also those of cases the actor cannot see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT starts_at, minutes FROM booked_in_session(%s)", [session_id])
        return [Slot(starts_at=starts_at, minutes=minutes) for starts_at, minutes in cursor.fetchall()]


def limits_of(session: CourtSession) -> Limits:
    """The limits of a session in the form that the capacity rules take."""
    match session.basis:
        case Basis.SLOTS:
            return Limits(Basis.SLOTS, (session.max_slots or 0,))
        case Basis.MINUTES:
            return Limits(Basis.MINUTES, (session.max_minutes or 0,))
        case _:
            halves = (session.morning_minutes or 0, session.afternoon_minutes or 0)
            return Limits(Basis.HALVES, halves, break_at=break_of(session.date))


def _sessions(court_id: UUID) -> QuerySet[CourtSession]:
    return CourtSession.objects.filter(court_id=court_id, active=True).select_related("court_room")


def _lines(sessions: QuerySet[CourtSession]) -> list[SessionLine]:
    return [_line(session) for session in sessions.annotate(booked=_BOOKED)]


def _line(session: Any) -> SessionLine:
    slots = [
        Slot(starts_at=dt.datetime.fromtimestamp(seconds, dt.UTC), minutes=minutes)
        for seconds, minutes in session.booked
    ]
    return SessionLine(
        session_id=session.pk,
        day=session.date,
        kind=SessionKind(session.kind),
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        room=RoomName(english=session.court_room.name, welsh=session.court_room.name_welsh),
        business_type=session.business_type,
        panel=Panel(session.panel),
        basis=Basis(session.basis),
        parts=parts(limits_of(session), slots),
        hearings=len(slots),
    )
