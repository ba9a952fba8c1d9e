"""Giving a person access to a defendant, and taking it away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access.policy import Action, Target
from cases.access.relations import may, require
from cases.access_refusals import AccessCode, AccessRefused
from cases.exceptions import CaseNotFound
from cases.presenters import CaseFrame, case_frame
from cases.selectors.grants import has_ended, live_grant
from cases.states import Relation
from commonplatform.accounts.requests import ActingRequest
from defence.access_forms import GrantAccessForm
from defence.grant_presenters import grant_rows
from defence.services import grant_to_person, remove_grants
from defence.services.remove_grants import may_remove

asks_and_saves = require_http_methods(["GET", "HEAD", "POST"])


@asks_and_saves
def grant_access_view(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """By e-mail address, for one defendant. Every refusal stands at the address, with its code."""
    require(request.actor, Action.CREATE, Target.GRANT, case_id=case_id)
    frame = case_frame(request.actor, case_id, "summary")
    defendants = [
        (defendant.pk, defendant.display_name)
        for defendant in frame.file.defendants
        if frame.file.standing.may(Action.CREATE, Target.GRANT, defendant.pk)
    ]
    form = GrantAccessForm(request.POST if request.method == "POST" else None, defendants=defendants)
    if form.is_valid():
        try:
            grant_to_person(
                actor=request.actor,
                case_id=case_id,
                defendant_id=form.defendant_id,
                email=form.cleaned_data["email"],
                expires_on=form.cleaned_data["expires_on"],
            )
        except AccessRefused as refusal:
            form.add_error("email", refusal.words)
        else:
            messages.success(request, _("Access given to %(email)s") % {"email": form.cleaned_data["email"]})
            return _to_the_case(request, case_id)
    return render(request, "defence/grant_access.jinja", {"frame": frame, "form": form})


@asks_and_saves
def remove_grant(request: ActingRequest, case_id: UUID, grant_id: UUID) -> HttpResponse:
    """Take access away, after seeing whose and what follows. Who has it gives it back in the same way."""
    require(request.actor, Action.END, Target.GRANT, case_id=case_id)
    frame = case_frame(request.actor, case_id, "summary")
    grant = live_grant(grant_id, relation=Relation.GRANTED, case_id=case_id)
    if grant is None or grant.defendant_id not in {each.pk for each in frame.file.defendants}:
        if has_ended(grant_id, case_id=case_id, relation=Relation.GRANTED, standing=frame.file.standing):
            return _refuse(request, frame, AccessRefused(AccessCode.GRANT_NOT_FOUND), 409)
        raise CaseNotFound(case_id)
    if not may_remove(request.actor, grant):
        refusal = AccessRefused(AccessCode.CANNOT_REMOVE, {"who": grant.principal_name})
        return _refuse(request, frame, refusal, 403)
    if request.method == "POST":
        remove_grants(actor=request.actor, grant_ids=[grant_id])
        messages.success(request, _("%(who)s can no longer see the case") % {"who": grant.principal_name})
        return _to_the_case(request, case_id)
    context = {"frame": frame, "grant": grant, "rows": grant_rows(grant)}
    return render(request, "defence/remove_grant.jinja", context)


def _refuse(request: ActingRequest, frame: CaseFrame, refusal: AccessRefused, status: int) -> HttpResponse:
    return render(request, "cases/access_refused.jinja", {"frame": frame, "refusal": refusal}, status=status)


def _to_the_case(request: ActingRequest, case_id: UUID) -> HttpResponse:
    if may(request.actor, Action.VIEW, Target.ACCESS, case_id=case_id):
        return redirect("cases:access", case_id=case_id)
    if may(request.actor, Action.VIEW, Target.CASE, case_id=case_id):
        return redirect("cases:summary", case_id=case_id)
    return redirect(reverse("cases:list"))
