"""Opening a document."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET

from commonplatform.accounts.requests import ActingRequest
from disclosure.services import read_material


@require_GET
def read(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """Record the reading and send the reader to the file."""
    return HttpResponseRedirect(read_material(actor=request.actor, material_id=material_id).link)
