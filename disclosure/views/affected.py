"""Who was affected by a fault: asking, and the answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from commonplatform.accounts.requests import ActingRequest
from disclosure.affected_form import AffectedForm
from disclosure.affected_table import affected_table
from disclosure.selectors.affected_reports import affected_reports
from disclosure.services import ask_who_was_affected, hand_out_affected


@require_http_methods(["GET", "HEAD", "POST"])
def affected(request: ActingRequest) -> HttpResponse:
    """For administrators, who see no cases: the list names references and people only."""
    reports = affected_reports(request.actor)
    form = AffectedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        ask_who_was_affected(actor=request.actor, window=form.window(), reason=form.cleaned_data["reason"])
        messages.success(request, _("The list is being made. Open this page again in a minute"))
        return redirect("disclosure:affected")
    columns, rows = affected_table(reports)
    return render(request, "disclosure/affected.jinja", {"form": form, "columns": columns, "rows": rows})


@require_GET
def affected_file(request: ActingRequest, report_id: UUID) -> HttpResponse:
    """The list, by a link of a minute at most."""
    return HttpResponseRedirect(hand_out_affected(actor=request.actor, report_id=report_id))
