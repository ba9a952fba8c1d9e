"""Put a case into a session."""

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access.policy import Action, Target
from cases.exceptions import StatusMoveRefused
from cases.presenters import CaseFrame, case_frame
from commonplatform.accounts.requests import ActingRequest
from commonplatform.ui.formats import clock_time, date_and_time
from commonplatform.ui.query_strings import with_query
from listings.exceptions import (
    DefendantListedThen,
    LengthMissing,
    SessionNoLongerAvailable,
    StartOutsideSession,
)
from listings.forms.booking import BookHearingForm
from listings.presenters.booking import defendant_choices, listed_already
from listings.presenters.sessions import session_choice
from listings.selectors import next_sessions
from listings.services import book_hearing
from listings.sitting_times import london_today
from listings.types import SessionLine

OVERBOOKING = "overbook"
SINCE = "since"


@require_http_methods(["GET", "HEAD", "POST"])
def book_case(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Choose who is heard, for what, in which session; the court's own cases and sessions only."""
    frame = case_frame(request.actor, case_id, "hearings")
    frame.file.standing.require(Action.CREATE, Target.HEARING)
    sessions = _offered(request)
    if request.method != "POST":
        return _page(request, frame, sessions, _form(request, frame, sessions, sent=False))
    form = _form(request, frame, sessions, sent=True)
    if not form.is_valid():
        return _page(request, frame, sessions, form)
    field, why = _book(request, case_id, form)
    if not field:
        messages.success(request, _("The case is listed"))
        return redirect("cases:hearings", case_id=case_id)
    sessions = _offered(request)
    form = _form(request, frame, sessions, sent=True)
    if field not in form.errors:
        form.add_error(field, why)
    return _page(request, frame, sessions, form)


def _book(request: ActingRequest, case_id: UUID, form: BookHearingForm) -> tuple[str, str]:
    """Book; ("", "") when it is done, else the field to correct and why."""
    key = form.cleaned_data["submission_key"]
    try:
        book_hearing(actor=request.actor, case_id=case_id, wanted=form.hearing(), submission_key=key)
    except SessionNoLongerAvailable:
        return "session", _("This session is no longer available for a hearing of this length: select another")
    except StartOutsideSession as refusal:
        times = {"start": clock_time(refusal.starts_at), "end": clock_time(refusal.ends_at)}
        return "starts", _("The start time must be from %(start)s and before %(end)s") % times
    except LengthMissing:
        return "minutes", _("Enter the expected length: this type of hearing has no usual one")
    except DefendantListedThen as refusal:
        when = {"when": date_and_time(refusal.starts_at), "room": refusal.room}
        return "defendants", _("A defendant is already listed then: %(when)s, %(room)s") % when
    except StatusMoveRefused:
        return "defendants", _("The case is over and cannot be listed")
    return "", ""


def _offered(request: ActingRequest) -> list[SessionLine]:
    return next_sessions(request.actor, since=_since(request), full_too=OVERBOOKING in request.GET)


def _form(request: ActingRequest, frame: CaseFrame, sessions: list[SessionLine], *, sent: bool) -> BookHearingForm:
    defendants = defendant_choices(frame.file, london_today(timezone.now()))
    return BookHearingForm(
        request.POST if sent else None,
        defendants=defendants,
        sessions=[session_choice(line) for line in sessions],
        overbooking=OVERBOOKING in request.GET,
        initial={"defendants": [key for key, _name, _hint in defendants]},
    )


def _page(request: ActingRequest, frame: CaseFrame, sessions: list[SessionLine], form: BookHearingForm) -> HttpResponse:
    later = sessions[-1].day + dt.timedelta(days=1) if sessions else None
    return render(
        request,
        "listings/book_case.jinja",
        {
            "frame": frame,
            "form": form,
            "has_sessions": bool(sessions),
            "listed": listed_already(frame.file, timezone.now()),
            "later_href": with_query(request.GET, since=later.isoformat()) if later else "",
            "first_href": with_query(request.GET, since=None) if SINCE in request.GET else "",
            "overbook_href": "" if OVERBOOKING in request.GET else with_query(request.GET, overbook="yes"),
        },
    )


def _since(request: ActingRequest) -> dt.date:
    today = london_today(timezone.now())
    try:
        return max(today, dt.date.fromisoformat(request.GET.get(SINCE, "")))
    except ValueError:
        return today
