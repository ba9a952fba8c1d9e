"""Advocates who prosecute: the hearings of a day, assigning, removing."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cases.access.policy import Action, Target
from cases.access.relations import require, require_ever
from cases.access_refusals import AccessRefused, SeveralRefused
from cases.exceptions import CaseNotFound
from cases.forms.advocates import AssignAdvocateForm, AssignForHearingsForm, HearingDayForm
from cases.presenters import case_frame
from cases.presenters.case_frame import court_name
from cases.selectors import access_lines, case_for
from cases.selectors.grants import has_ended
from cases.selectors.own_references import cases_of_references
from cases.selectors.prosecution_hearings import prosecution_hearings
from cases.services import assign_advocate, remove_advocate
from cases.states import AssignmentBasis, Relation
from commonplatform.accounts.requests import ActingRequest
from commonplatform.reference.selectors import courts

asks_and_saves = require_http_methods(["GET", "HEAD", "POST"])


@asks_and_saves
def hearings(request: ActingRequest) -> HttpResponse:
    """The hearings of one's cases on a day at a court; advocates are assigned to them here."""
    require_ever(request.actor, Action.VIEW, Target.ADVOCATE)
    choices = [(court.pk, court_name(court)) for court in courts()]
    day_form = HearingDayForm(request.GET if "court" in request.GET else None, courts=choices)
    if not day_form.is_valid():
        return render(request, "cases/prosecution_hearings.jinja", {"day_form": day_form, "error_forms": [day_form]})
    day, court_id = day_form.asked()
    found = prosecution_hearings(request.actor, day=day, court_id=court_id)
    form = AssignForHearingsForm(request.POST if request.method == "POST" else None, hearings=found)
    if form.is_valid():
        require_ever(request.actor, Action.CREATE, Target.ADVOCATE)
        try:
            number = assign_advocate(
                actor=request.actor,
                email=form.cleaned_data["email"],
                cases=form.cases(),
                basis=AssignmentBasis.HEARING,
            )
        except AccessRefused as refusal:
            form.add_error("email", refusal.words)
        except SeveralRefused as refused:
            for each in refused.refusals:
                form.add_error(form.room_of(each.case_id) or "email", each.words)
        else:
            _say_assigned(request, number)
            return redirect(request.get_full_path())
    context = {"day_form": day_form, "form": form, "day": day, "found": bool(found)}
    context["hours"] = settings.ADVOCATE_HEARING_ACCESS_HOURS
    return render(request, "cases/prosecution_hearings.jinja", context)


@asks_and_saves
def assign(request: ActingRequest) -> HttpResponse:
    """Assign an advocate to one or many cases."""
    require_ever(request.actor, Action.CREATE, Target.ADVOCATE)
    return _assign(request, references="", back_href=reverse("cases:prosecution_hearings"))


@asks_and_saves
def assign_to_case(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """The same, with a case at hand."""
    require(request.actor, Action.CREATE, Target.ADVOCATE, case_id=case_id)
    case = case_for(request.actor, case_id)
    back_href = reverse("cases:access", kwargs={"case_id": case_id})
    return _assign(request, references=case.reference_received, back_href=back_href)


def _assign(request: ActingRequest, *, references: str, back_href: str) -> HttpResponse:
    form = AssignAdvocateForm(request.POST if request.method == "POST" else None, initial={"references": references})
    if form.is_valid():
        try:
            cases = cases_of_references(request.actor, form.cleaned_data["references"])
            number = assign_advocate(actor=request.actor, email=form.cleaned_data["email"], cases=cases)
        except AccessRefused as refusal:
            form.add_error("email", refusal.words)
        except SeveralRefused as refused:
            for each in refused.refusals:
                form.add_error("references", each.words)
        else:
            _say_assigned(request, number)
            return redirect(back_href)
    return render(request, "cases/assign_advocate.jinja", {"form": form, "back_href": back_href})


@asks_and_saves
def remove(request: ActingRequest, case_id: UUID, grant_id: UUID) -> HttpResponse:
    """Take an assignment away, after seeing what follows."""
    frame = case_frame(request.actor, case_id, "access")
    require(request.actor, Action.END, Target.ADVOCATE, case_id=case_id)
    lines = access_lines(request.actor, case_id)
    line = next((each for each in lines if each.grant_id == grant_id and each.representing), None)
    context = {"frame": frame, "line": line, "back_href": reverse("cases:access", kwargs={"case_id": case_id})}
    if line is None and not has_ended(
        grant_id, case_id=case_id, relation=Relation.PROSECUTING, standing=frame.file.standing
    ):
        raise CaseNotFound(case_id)
    if request.method == "POST" or line is None:
        try:
            remove_advocate(actor=request.actor, case_id=case_id, grant_id=grant_id)
        except AccessRefused as refusal:
            return render(request, "cases/access_refused.jinja", {**context, "refusal": refusal}, status=409)
        who = line.principal_name if line else ""
        messages.success(request, _("%(who)s can no longer see the case") % {"who": who})
        return redirect("cases:access", case_id=case_id)
    return render(request, "cases/remove_advocate.jinja", context)


def _say_assigned(request: ActingRequest, number: int) -> None:
    said = ngettext("Advocate assigned to %(num)s case", "Advocate assigned to %(num)s cases", number)
    messages.success(request, said % {"num": number})
