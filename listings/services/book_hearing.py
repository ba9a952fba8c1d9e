"""Put a case into a session of the court."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation

from cases.access.policy import Action, Target
from cases.access.relations import require
from cases.services import fix_hearing
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.ui.formats import date_and_time
from listings.capacity import Slot, fits
from listings.exceptions import (
    DefendantListedThen,
    LengthMissing,
    SessionNoLongerAvailable,
    SessionNotFound,
    StartOutsideSession,
)
from listings.hearing_types import HEARING_TYPES
from listings.models import Booking, CourtSession
from listings.permissions import require_court
from listings.selectors.diary import booked_slots, limits_of
from listings.sitting_times import NoSuchTime, london_instant
from listings.states import BookingSource
from listings.types import BookedHearing, HearingToBook


def book_hearing(*, actor: Actor, case_id: UUID, wanted: HearingToBook, submission_key: UUID) -> BookedHearing:
    """The receipt; the same key again gives the first one's (domain document "Court listing", Concurrency).

    The session is locked, its capacity worked out again, and only then is the hearing fixed: of two
    bookings of the last place one gets `SessionNoLongerAvailable`. With `overbook_reason` a full
    session takes one more, marked and on record. Also raises `SessionNotFound`, `StartOutsideSession`,
    `LengthMissing` or `DefendantListedThen`; nothing is changed then.
    """
    court_id = require_court(actor, Action.CREATE, Target.HEARING)
    require(actor, Action.CREATE, Target.HEARING, case_id=case_id)
    with transaction.atomic():
        session = _locked_session(court_id, wanted.session_id)
        already = Booking.objects.select_related("session").filter(submission_key=submission_key).first()
        if already is not None:
            return _receipt(already)
        slot = _slot(session, wanted)
        overbooked = _is_overbooked(session, slot, wanted)
        _refuse_clash(case_id, wanted.defendant_ids, slot)
        hearing_id = fix_hearing(
            case_id=case_id,
            defendant_ids=wanted.defendant_ids,
            type_code=wanted.type_code,
            type_name=_english_name(wanted.type_code),
            court_id=session.court_id,
            court_room_id=session.court_room_id,
            starts_at=slot.starts_at,
            minutes=slot.minutes,
        )
        booking = Booking.objects.create(
            session=session,
            case_id=case_id,
            hearing_id=hearing_id,
            starts_at=slot.starts_at,
            minutes=slot.minutes,
            source=BookingSource.ALLOWED if overbooked else BookingSource.COURT,
            overbooked=overbooked,
            overbook_reason=wanted.overbook_reason if overbooked else "",
            booked_by=actor.display_name,
            submission_key=submission_key,
        )
        record(
            "hearing.listed",
            actor=actor,
            case_id=case_id,
            subject_id=hearing_id,
            reason=booking.overbook_reason,
            data={
                "court": session.court.name,
                "room": session.court_room.name,
                "when": _in_english(slot.starts_at),
                "overbooked": overbooked,
            },
        )
        return _receipt(booking)


def _locked_session(court_id: UUID, session_id: UUID) -> CourtSession:
    session = (
        CourtSession.objects.select_for_update(of=("self",))
        .select_related("court", "court_room")
        .filter(pk=session_id, court_id=court_id)
        .first()
    )
    if session is None:
        raise SessionNotFound(session_id)
    return session


def _slot(session: CourtSession, wanted: HearingToBook) -> Slot:
    hearing_type = HEARING_TYPES[wanted.type_code]
    minutes = wanted.minutes or hearing_type.minutes
    if minutes < 1:
        raise LengthMissing(wanted.type_code)
    starts_at = session.starts_at
    if wanted.starts is not None:
        try:
            starts_at = london_instant(session.date, wanted.starts)
        except NoSuchTime as error:
            raise StartOutsideSession(session.starts_at, session.ends_at) from error
    if not session.starts_at <= starts_at < session.ends_at:
        raise StartOutsideSession(session.starts_at, session.ends_at)
    return Slot(starts_at=starts_at, minutes=minutes)


def _is_overbooked(session: CourtSession, slot: Slot, wanted: HearingToBook) -> bool:
    """Does the booking take the session over its limit, with permission? Refused without."""
    over = not fits(limits_of(session), booked_slots(session.pk), slot)
    closed = not session.active or session.ends_at <= timezone.now()
    if closed or (over and not wanted.overbook_reason):
        raise SessionNoLongerAvailable(session.pk)
    return over


def _refuse_clash(case_id: UUID, defendant_ids: tuple[UUID, ...], slot: Slot) -> None:
    """Nobody is heard twice in a case at the same time."""
    ends_at = slot.starts_at + dt.timedelta(minutes=slot.minutes)
    others = (
        Booking.objects.filter(
            case_id=case_id,
            hearing__status="listed",
            hearing__defendants__defendant_id__in=defendant_ids,
            starts_at__lt=ends_at,
            starts_at__gt=slot.starts_at - dt.timedelta(days=1),
        )
        .select_related("session__court_room")
        .distinct()
    )
    for other in others:
        if other.starts_at + dt.timedelta(minutes=other.minutes) > slot.starts_at:
            raise DefendantListedThen(starts_at=other.starts_at, room=other.session.court_room.name)


def _receipt(booking: Booking) -> BookedHearing:
    return BookedHearing(
        booking_id=booking.pk,
        hearing_id=booking.hearing_id,
        session_id=booking.session_id,
        day=booking.session.date,
        starts_at=booking.starts_at,
        overbooked=booking.overbooked,
    )


def _english_name(type_code: str) -> str:
    with translation.override("en"):
        return str(HEARING_TYPES[type_code].name)


def _in_english(starts_at: dt.datetime) -> str:
    """Events hold facts in one language, whoever records them."""
    with translation.override("en"):
        return date_and_time(starts_at)
