"""The court's diary, day by day, and new sessions."""

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.access.policy import Action, Target
from cases.access.relations import may_ever, require_ever
from commonplatform.accounts.requests import ActingRequest
from listings.exceptions import SessionRefused
from listings.forms.sessions import GoToDayForm, SessionForm
from listings.presenters.diary import day_href, diary_page, week_of
from listings.publication.wording import in_page_language
from listings.selectors import own_court, own_rooms, sessions_on, sessions_per_day
from listings.services import create_session
from listings.sitting_times import london_today


@require_safe
def today(request: ActingRequest) -> HttpResponse:
    """The diary of the court's day; with a day in the query, the address of that day."""
    form = GoToDayForm(request.GET) if "day_day" in request.GET else GoToDayForm()
    if form.is_valid():
        return redirect("listings:diary_day", day=form.cleaned_data["day"])
    return _show(request, london_today(timezone.now()), form)


@require_safe
def day(request: ActingRequest, day: dt.date) -> HttpResponse:
    """The diary of one day."""
    return _show(request, day, GoToDayForm())


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: ActingRequest) -> HttpResponse:
    """Add a session to the diary."""
    require_ever(request.actor, Action.CREATE, Target.COURT_SESSION)
    rooms = [(room_id, in_page_language(name)) for room_id, name in own_rooms(request.actor)]
    if request.method != "POST":
        form = SessionForm(rooms=rooms, initial={"date": _asked_day(request)})
    else:
        form = SessionForm(request.POST, rooms=rooms)
        if form.is_valid():
            wanted = form.session()
            try:
                create_session(actor=request.actor, wanted=wanted, submission_key=form.cleaned_data["submission_key"])
            except SessionRefused as refusal:
                for field, why in refusal.faults.items():
                    form.add_error(field, why)
            else:
                messages.success(request, _("The session was added"))
                return redirect("listings:diary_day", day=wanted.day)
    return render(request, "listings/create_session.jinja", {"form": form, "back_href": day_href(_asked_day(request))})


def _show(request: ActingRequest, day: dt.date, form: GoToDayForm) -> HttpResponse:
    actor = request.actor
    page = diary_page(own_court(actor), day, sessions_on(actor, day), sessions_per_day(actor, week_of(day)))
    return render(
        request,
        "listings/diary.jinja",
        {"page": page, "form": form, "may_add": may_ever(actor, Action.CREATE, Target.COURT_SESSION)},
    )


def _asked_day(request: ActingRequest) -> dt.date:
    """The day that the person came from, else today."""
    try:
        return dt.date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return london_today(timezone.now())
