"""Opening a document."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_safe

from cases.presenters import case_frame
from commonplatform.accounts.requests import ActingRequest
from disclosure.exceptions import NotYetServed
from disclosure.selectors import current_idpc
from disclosure.services import read_material


@require_GET
def read(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """Record the reading and send the reader to the file."""
    return HttpResponseRedirect(read_material(actor=request.actor, material_id=material_id).link)


@require_safe
def idpc(request: ActingRequest, case_id: UUID, defendant_id: UUID) -> HttpResponse:
    """The current initial details of a defendant, or a plain page that says they are not served yet."""
    try:
        material_id = current_idpc(request.actor, case_id, defendant_id)
    except NotYetServed as absent:
        frame = case_frame(request.actor, case_id, "documents")
        facts = {"frame": frame, "defendant": absent.defendant_name}
        return render(request, "disclosure/not_yet_served.jinja", facts, status=404)
    return redirect("disclosure:read", material_id=material_id)
