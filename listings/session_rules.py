"""What a new session must satisfy (domain document "Court listing", Times; Other validation on create).

Pure: what is already in the diary is looked at by `services.create_session`.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from listings.business_types import BUSINESS_TYPES
from listings.sitting_times import (
    AFTERNOON,
    BREAK,
    DEFAULT_WINDOWS,
    EARLIEST,
    LATEST,
    NoSuchTime,
    london_instant,
)
from listings.states import Basis, Panel, SessionKind
from listings.types import SessionToCreate

Fault = tuple[str, Any]

MAXIMA_FIELDS: Final[dict[Basis, tuple[str, ...]]] = {
    Basis.SLOTS: ("max_slots",),
    Basis.MINUTES: ("max_minutes",),
    Basis.HALVES: ("morning_minutes", "afternoon_minutes"),
}
MOST_HEARINGS: Final = 500
MOST_MINUTES: Final = 1320


def window_of(session: SessionToCreate) -> tuple[dt.time, dt.time]:
    """Start and end on the wall: what was asked for, else the usual times of the kind."""
    usual_start, usual_end = DEFAULT_WINDOWS[session.kind]
    return session.starts or usual_start, session.ends or usual_end


def faults_of(session: SessionToCreate, *, today: dt.date, in_magistrates_court: bool) -> dict[str, Any]:
    """What is wrong, by field, the first fault of each; empty when the session may be added."""
    faults: dict[str, Any] = {}
    for field, why in (
        *_time_faults(session, today),
        *_business_faults(session, in_magistrates_court),
        *_capacity_faults(session),
    ):
        faults.setdefault(field, why)
    return faults


def _time_faults(session: SessionToCreate, today: dt.date) -> Iterator[Fault]:
    starts, ends = window_of(session)
    if session.day < today:
        yield "date", _("The date must be today or in the future")
    if starts < EARLIEST:
        yield "starts", _("The start must be 1:00am or later")
    if ends > LATEST:
        yield "ends", _("The end must be 11:00pm or earlier")
    if starts >= ends:
        yield "ends", _("The end must be after the start")
    if session.kind == SessionKind.AM and ends > BREAK:
        yield "ends", _("A morning session must end by 1:00pm")
    if session.kind == SessionKind.PM and starts < AFTERNOON:
        yield "starts", _("An afternoon session must start at 2:00pm or later")
    for field, time in (("starts", starts), ("ends", ends)):
        try:
            london_instant(session.day, time)
        except NoSuchTime:
            yield field, _("This time does not exist on that day, because the clocks go forward")


def _business_faults(session: SessionToCreate, in_magistrates_court: bool) -> Iterator[Fault]:
    business = BUSINESS_TYPES.get(session.business_type)
    if business is None:
        yield "business_type", _("Select the business of the session")
        return
    if business.magistrates_only and not in_magistrates_court:
        yield "business_type", _("This business is only heard in a magistrates’ court")
    if business.in_minutes and session.basis == Basis.SLOTS:
        yield "basis", _("Capacity for this business is counted in minutes")
    if not business.in_minutes and session.basis != Basis.SLOTS:
        yield "basis", _("Capacity for this business is counted in hearings")
    if in_magistrates_court and session.panel is None:
        yield "panel", _("Select the panel")
    if not in_magistrates_court and session.panel == Panel.YOUTH:
        yield "panel", _("The Crown Court has no youth panel")


def _capacity_faults(session: SessionToCreate) -> Iterator[Fault]:
    if session.basis == Basis.HALVES and session.kind != SessionKind.AD:
        yield "basis", _("Only an all-day session has separate limits before and after the break")
    elif session.basis == Basis.HALVES and not _spans_break(session):
        yield "basis", _("A session with separate limits must start before the break and end after it")
    most = MOST_HEARINGS if session.basis == Basis.SLOTS else MOST_MINUTES
    fields = MAXIMA_FIELDS[session.basis]
    for field, maximum in zip(fields, (*session.maxima, None, None), strict=False):
        if maximum is None:
            yield field, _("Enter how much the session can hold")
        elif not 0 <= maximum <= most:
            yield field, _("Enter a number from 0 to %(most)d") % {"most": most}


def _spans_break(session: SessionToCreate) -> bool:
    starts, ends = window_of(session)
    return starts < BREAK < ends
