"""What legal aid does to representation, for the court: locked defendants, messages not taken in, unlocking."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.presenters import case_frame
from commonplatform.accounts.requests import ActingRequest
from defence.forms import UnlockForm
from defence.presenters import legal_aid_rows, lock_rows, locks_table, problems_table
from defence.selectors import (
    levels_of_case,
    lock_to_end,
    locked_defendants,
    locks_of_case,
    problems,
    problems_of_case,
)
from defence.services import unlock_defendant


@require_safe
def legal_aid(request: ActingRequest) -> HttpResponse:
    """The locked defendants of the court's cases, and messages about legal aid that could not be taken in."""
    page = locked_defendants(request.actor)
    columns, rows = locks_table(page.lines)
    problem_columns, problem_rows = problems_table(problems(request.actor))
    context = {
        "page": page,
        "columns": columns,
        "rows": rows,
        "problem_columns": problem_columns,
        "problem_rows": problem_rows,
    }
    return render(request, "defence/legal_aid.jinja", context)


@require_safe
def case_legal_aid(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """What legal aid says of each defendant of a case, who is locked, and what could not be taken in."""
    frame = case_frame(request.actor, case_id, "access")
    columns, rows = locks_table(locks_of_case(frame.file))
    problem_columns, problem_rows = problems_table(problems_of_case(frame.file))
    context = {
        "frame": frame,
        "legal_aid": legal_aid_rows(levels_of_case(frame.file)),
        "columns": columns,
        "rows": rows,
        "problem_columns": problem_columns,
        "problem_rows": problem_rows,
    }
    return render(request, "defence/case_legal_aid.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: ActingRequest, case_id: UUID, lock_id: UUID) -> HttpResponse:
    """Unlock a defendant, after seeing what follows, with a reason."""
    line = lock_to_end(request.actor, case_id, lock_id)
    form = UnlockForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        unlock_defendant(actor=request.actor, case_id=case_id, lock_id=lock_id, reason=form.cleaned_data["reason"])
        messages.success(request, _("%(defendant)s is unlocked") % {"defendant": line.defendant})
        return redirect("defence:case_legal_aid", case_id=case_id)
    context = {
        "frame": case_frame(request.actor, case_id, "access"),
        "form": form,
        "rows": lock_rows(line),
        "back_href": reverse("defence:case_legal_aid", kwargs={"case_id": case_id}),
    }
    return render(request, "defence/unlock.jinja", context)
