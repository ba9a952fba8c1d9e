"""The private address of one's calendar."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commonplatform.accounts.requests import ActingRequest
from commonplatform.notifications.page_addresses import page_address
from defence.exceptions import TooManyFetches
from defence.selectors.calendar import calendar_file, calendar_state
from defence.services import end_calendar, make_calendar, open_calendar

NEW_ADDRESS = "new_calendar_address"
RETRY_SECONDS = 3600


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: ActingRequest) -> HttpResponse:
    """Make, renew or end the address; a new one is shown once."""
    state = calendar_state(request.actor)
    if request.method == "POST":
        if "end" in request.POST:
            if end_calendar(actor=request.actor):
                messages.success(request, _("The calendar address has ended. Programs get nothing from it now"))
        else:
            secret = make_calendar(actor=request.actor)
            request.session[NEW_ADDRESS] = page_address("defence:calendar_feed", secret=secret)
        return redirect("defence:calendar")
    facts = {"state": state, "new_address": request.session.pop(NEW_ADDRESS, "")}
    return render(request, "defence/calendar.jinja", facts)


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """What a calendar program reads. Whoever has the address has the hearings: it names nobody."""
    try:
        file = calendar_file(open_calendar(secret=secret))
    except TooManyFetches:
        return HttpResponse(status=429, headers={"Retry-After": str(RETRY_SECONDS)})
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="hearings.ics"'
    return response
