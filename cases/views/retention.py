"""Legal hold on a case, and what falls due."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.access.policy import Action, Target
from cases.forms.retention import LiftHoldForm, PlaceHoldForm
from cases.presenters import case_frame
from cases.presenters.retention import counts_table, due_table, keeping_rows
from cases.retention.exceptions import DisposedAlready, HeldAlready, NotHeld
from cases.retention.selectors import due_counts, due_list
from cases.retention.services import lift_hold, place_hold
from commonplatform.accounts.requests import ActingRequest


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Place a hold, or lift the one that stands."""
    frame = case_frame(request.actor, case_id, "summary", keeping=True)
    keeping = frame.file.keeping
    is_held = keeping is not None and keeping.hold is not None
    frame.file.standing.require(Action.END if is_held else Action.CREATE, Target.LEGAL_HOLD)
    sent = request.POST if request.method == "POST" else None
    form = LiftHoldForm(sent) if is_held else PlaceHoldForm(sent)
    if form.is_valid():
        _decide(request, case_id, lifts=is_held, reason=form.cleaned_data["reason"])
        return redirect("cases:summary", case_id=case_id)
    page = {
        "frame": frame,
        "heading": _("Lift the hold") if is_held else _("Place a hold"),
        "facts": keeping_rows(keeping) if keeping else (),
        "form": form,
        "is_held": is_held,
    }
    return render(request, "cases/hold.jinja", page)


@require_safe
def due(request: ActingRequest) -> HttpResponse:
    """The court's cases whose documents fall due, and those on hold."""
    found = due_list(request.actor)
    columns, rows = due_table(found.due)
    page = {"columns": columns, "rows": rows, "held": due_table(found.held)[1], "is_cut": found.is_cut}
    return render(request, "cases/documents_due.jinja", page)


@require_safe
def counts(request: ActingRequest) -> HttpResponse:
    """For administrators, who see no cases: how many fall due at which court."""
    found = due_counts(request.actor)
    columns, rows = counts_table(found)
    page = {"columns": columns, "rows": rows, "counted_at": max((each.counted_at for each in found), default=None)}
    return render(request, "cases/documents_due_counts.jinja", page)


def _decide(request: ActingRequest, case_id: UUID, *, lifts: bool, reason: str) -> None:
    try:
        if lifts:
            lift_hold(actor=request.actor, case_id=case_id, reason=reason)
            messages.success(request, _("The hold is lifted"))
        else:
            place_hold(actor=request.actor, case_id=case_id, reason=reason)
            messages.success(request, _("The hold is placed: nothing of this case is disposed of"))
    except HeldAlready:
        messages.warning(request, _("Somebody else has placed a hold meanwhile"))
    except NotHeld:
        messages.warning(request, _("Somebody else has lifted the hold meanwhile"))
    except DisposedAlready:
        messages.warning(request, _("The documents of this case have been disposed of already"))
