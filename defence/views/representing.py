"""Who represents whom, and going off record."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.access.policy import Action, Target
from cases.access.relations import may
from cases.presenters import case_frame
from commonplatform.accounts.requests import ActingRequest
from defence.forms import EndRepresentationForm
from defence.presenters import instructions_table, line_rows, representations_table
from defence.selectors import (
    instructions_of,
    own_ended_representation,
    people_given_access,
    representation_line,
    representations_of,
)
from defence.services import end_representation

asks_and_saves = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def representation(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Who represents whom in a case and did before, and who is instructed."""
    frame = case_frame(request.actor, case_id, "access")
    columns, rows = representations_table(case_id, representations_of(request.actor, case_id))
    instruction_columns, instruction_rows = instructions_table(instructions_of(request.actor, frame.file))
    context = {
        "frame": frame,
        "columns": columns,
        "rows": rows,
        "instruction_columns": instruction_columns,
        "instruction_rows": instruction_rows,
        "sees_legal_aid": frame.file.standing.may(Action.VIEW, Target.LEGAL_AID),
    }
    return render(request, "defence/representation.jinja", context)


@asks_and_saves
def end_representation_view(request: ActingRequest, case_id: UUID, association_id: UUID) -> HttpResponse:
    """Go off record, after seeing what follows from it."""
    if request.method == "POST" and own_ended_representation(request.actor, case_id, association_id):
        return _after_the_end(request, case_id)
    line = representation_line(request.actor, case_id, association_id)
    form = EndRepresentationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        end_representation(actor=request.actor, case_id=case_id, association_id=association_id, reason=reason)
        messages.success(request, _("Representation of %(defendant)s ended") % {"defendant": line.defendant})
        return _after_the_end(request, case_id)
    context = {
        "frame": case_frame(request.actor, case_id, "access"),
        "form": form,
        "line": line,
        "rows": line_rows(line),
        "others": people_given_access(line),
        "back_href": reverse("defence:representation", kwargs={"case_id": case_id}),
    }
    return render(request, "defence/end_representation.jinja", context)


def _after_the_end(request: ActingRequest, case_id: UUID) -> HttpResponse:
    if may(request.actor, Action.VIEW, Target.ACCESS, case_id=case_id):
        return redirect("defence:representation", case_id=case_id)
    return redirect("defence:search")
