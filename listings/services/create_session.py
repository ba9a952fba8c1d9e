"""Add a session to the court's diary."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.access.policy import Action, Target
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.reference.courts import court_of, rooms_of
from listings.exceptions import SessionRefused
from listings.models import CourtSession
from listings.permissions import require_court
from listings.session_rules import MAXIMA_FIELDS, faults_of, window_of
from listings.sitting_times import london_instant, london_today
from listings.states import Panel, SessionKind
from listings.types import SessionToCreate

ROOM_TAKEN = _("The room is already in use at this time: change the room or the times")
SAME_BUSINESS = _("This room already has a session of this kind and business on this day")


def create_session(*, actor: Actor, wanted: SessionToCreate, submission_key: UUID) -> UUID:
    """The new session's id; the same key again gives the first one's.

    Raises `SessionRefused` with every fault by field: the rules of the diary, a room that is not
    the court's, a room in use. The database refuses two sessions in one room at one time whoever asks.
    """
    court_id = require_court(actor, Action.CREATE, Target.COURT_SESSION)
    with transaction.atomic():
        already = CourtSession.objects.filter(submission_key=submission_key, court_id=court_id).first()
        if already is not None:
            return already.pk
        faults = _faults(court_id, wanted)
        if faults:
            raise SessionRefused(faults)
        session = _insert(actor, court_id, wanted, submission_key)
        record(
            "session.created",
            actor=actor,
            subject_id=session.pk,
            data={"day": wanted.day.isoformat(), "kind": wanted.kind, "business": wanted.business_type},
        )
        return session.pk


def _faults(court_id: UUID, wanted: SessionToCreate) -> dict[str, Any]:
    in_magistrates_court = court_of(court_id).jurisdiction == "magistrates"
    today = london_today(timezone.now())
    faults = faults_of(wanted, today=today, in_magistrates_court=in_magistrates_court)
    if wanted.court_room_id not in {room.pk for room in rooms_of(court_id)}:
        faults["court_room"] = _("Select a room of this court")
    if not faults and _same_business(wanted):
        faults["kind"] = SAME_BUSINESS
    return faults


def _same_business(wanted: SessionToCreate) -> bool:
    """The duplicate rule: same room, business and day, and the same part of it or either all day."""
    kinds = CourtSession.objects.filter(
        court_room_id=wanted.court_room_id, date=wanted.day, business_type=wanted.business_type, active=True
    ).values_list("kind", flat=True)
    return any(SessionKind.AD in (kind, wanted.kind) or kind == wanted.kind for kind in kinds)


def _insert(actor: Actor, court_id: UUID, wanted: SessionToCreate, submission_key: UUID) -> CourtSession:
    starts, ends = window_of(wanted)
    maxima = dict(zip(MAXIMA_FIELDS[wanted.basis], wanted.maxima, strict=True))
    try:
        with transaction.atomic():
            return CourtSession.objects.create(
                court_id=court_id,
                court_room_id=wanted.court_room_id,
                date=wanted.day,
                kind=wanted.kind,
                starts_at=london_instant(wanted.day, starts),
                ends_at=london_instant(wanted.day, ends),
                panel=wanted.panel or Panel.ADULT,
                business_type=wanted.business_type,
                basis=wanted.basis,
                created_by=actor.display_name,
                submission_key=submission_key,
                **maxima,
            )
    except IntegrityError as error:
        if "courtsession_room_never_booked_twice" not in str(error):
            raise
        raise SessionRefused({"court_room": ROOM_TAKEN}) from error
