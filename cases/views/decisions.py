"""Deciding what a defendant proposes or asks for. When somebody else was first, a page says who and how."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access.policy import Action, Target
from cases.exceptions import AlreadyDecided, CaseNotOpenForPlea
from cases.forms.decisions import DecideChangeForm, DecidePleaRequestForm
from cases.presenters import case_frame
from cases.presenters.given_answers import change_rows, decision_rows, request_rows
from cases.selectors.given_answers import change_for, request_for
from cases.services import accept_change, decide_plea_request, reject_change
from commonplatform.accounts.requests import ActingRequest


@require_http_methods(["GET", "HEAD", "POST"])
def proposed_change(request: ActingRequest, case_id: UUID, change_id: UUID) -> HttpResponse:
    """The held and the proposed detail, and the decision between them."""
    change = change_for(request.actor, case_id, change_id)
    form = DecideChangeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["decision"] == "accept":
                accept_change(actor=request.actor, change_id=change_id)
            else:
                reject_change(actor=request.actor, change_id=change_id, reason=form.cleaned_data["reason"])
        except AlreadyDecided as decided:
            return _already_decided(request, case_id, decided)
        messages.success(request, _("Your decision is recorded"))
        return redirect("cases:requests", case_id=case_id)
    frame = case_frame(request.actor, case_id, "requests")
    return render(
        request,
        "cases/decide.jinja",
        {
            "frame": frame,
            "heading": _("Changed details"),
            "facts": (*change_rows(change), *decision_rows(change)),
            "form": form,
            "may_decide": change.decided_at is None and frame.file.standing.may(Action.CHANGE, Target.PROPOSED_CHANGE),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def plea_request(request: ActingRequest, case_id: UUID, request_id: UUID) -> HttpResponse:
    """A request to change or withdraw a plea, and the court's decision."""
    asked = request_for(request.actor, case_id, request_id)
    form = DecidePleaRequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        granted = form.cleaned_data["decision"] == "grant"
        try:
            decide_plea_request(
                actor=request.actor, request_id=request_id, granted=granted, reason=form.cleaned_data["reason"] or ""
            )
        except AlreadyDecided as decided:
            return _already_decided(request, case_id, decided)
        except CaseNotOpenForPlea:
            messages.warning(request, _("The case has moved on: a plea can no longer be changed here"))
            return redirect("cases:requests", case_id=case_id)
        messages.success(request, _("Your decision is recorded"))
        return redirect("cases:requests", case_id=case_id)
    frame = case_frame(request.actor, case_id, "requests", with_charges=True)
    titles = {str(charge.pk): charge.title for each in frame.file.defendants for charge in each.offences.all()}
    return render(
        request,
        "cases/decide.jinja",
        {
            "frame": frame,
            "heading": _("Request about a plea"),
            "facts": (*request_rows(asked, titles), *decision_rows(asked)),
            "form": form,
            "may_decide": asked.decided_at is None and frame.file.standing.may(Action.CHANGE, Target.PLEA_REQUEST),
        },
    )


def _already_decided(request: ActingRequest, case_id: UUID, decided: AlreadyDecided) -> HttpResponse:
    frame = case_frame(request.actor, case_id, "requests")
    return render(request, "cases/already_decided.jinja", {"frame": frame, "decided": decided}, status=409)
