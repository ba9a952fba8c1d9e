"""The day's list: page, CSV, and the issued documents."""

import datetime as dt
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cases.access.policy import Action, Target
from cases.access.relations import may_ever
from commonplatform.accounts.requests import ActingRequest
from listings.presenters.diary import day_href
from listings.publication.wording import sheet_of
from listings.selectors import day_list, issued_list, latest_issue
from listings.services import export_list, hand_out_list, prepare_daily_list
from listings.states import ListState

LOOK_AGAIN_SECONDS: Final = 2
SLOW_AFTER: Final = dt.timedelta(minutes=1)


@require_safe
def show(request: ActingRequest, day: dt.date) -> HttpResponse:
    """The court's own list of a day as it stands now; prints on A4."""
    sheet = sheet_of(day_list(request.actor, day))
    issue = latest_issue(request.actor, day, sheet.language)
    return render(
        request,
        "listings/daily_list.jinja",
        {
            "sheet": sheet,
            "day": day,
            "now": timezone.now(),
            "issue": issue,
            "issue_is_current": issue is not None and issue.content_digest == sheet.digest,
            "may_issue": may_ever(request.actor, Action.CREATE, Target.COURT_LIST),
            "back_href": day_href(day),
        },
    )


@require_safe
def as_file(request: ActingRequest, day: dt.date) -> HttpResponse:
    """The list as it stands now, for spreadsheets."""
    response = HttpResponse(export_list(actor=request.actor, day=day), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="court-list-{day.isoformat()}.csv"'
    return response


@require_POST
def issue(request: ActingRequest, day: dt.date) -> HttpResponse:
    """Fix what the list says now and have its documents made."""
    issued_now = prepare_daily_list(actor=request.actor, day=day)
    return redirect("listings:issued_list", list_id=issued_now.list_id)


@require_safe
def issued(request: ActingRequest, list_id: UUID) -> HttpResponse:
    """How far an issue is; while it is being made the browser looks again by itself, without a script."""
    found = issued_list(request.actor, list_id)
    preparing = found.state == ListState.PREPARING
    response = render(
        request,
        "listings/issued_list.jinja",
        {
            "issue": found,
            "preparing": preparing,
            "ready": found.state == ListState.READY,
            "slow": preparing and timezone.now() - found.issued_at > SLOW_AFTER,
        },
    )
    if preparing:
        response.headers["Refresh"] = str(LOOK_AGAIN_SECONDS)
    return response


@require_safe
def download_pdf(request: ActingRequest, list_id: UUID) -> HttpResponse:
    """To the PDF of an issue, by a link of a minute at most."""
    return redirect(hand_out_list(actor=request.actor, list_id=list_id, file_format="pdf"))


@require_safe
def download_csv(request: ActingRequest, list_id: UUID) -> HttpResponse:
    """To the CSV of an issue, by a link of a minute at most."""
    return redirect(hand_out_list(actor=request.actor, list_id=list_id, file_format="csv"))
