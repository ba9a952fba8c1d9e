"""Opening a document: the page around it, the document itself, and the file to keep."""

from uuid import UUID

from csp.constants import SELF
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_safe

from cases.presenters.case_frame import frame_of
from commonplatform.accounts.requests import ActingRequest
from commonplatform.storage.tickets import files_origin
from disclosure.exceptions import NoReadingCopy
from disclosure.presenters import attached_table, files_inside, viewing_facts, warnings_of
from disclosure.presenters.replaced import replaced_notice
from disclosure.selectors import viewed_document
from disclosure.services import read_material
from disclosure.states import DocumentAct
from disclosure.views.disposed import gone_where_disposed_of


@require_safe
@gone_where_disposed_of
def view(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """The document inside the case it belongs to. What the frame loads is recorded as the reading."""
    file, document = viewed_document(request.actor, material_id)
    if document.is_played:
        return redirect("disclosure:play", material_id=material_id)
    frame = frame_of(request.actor, file, "documents")
    entries = document.line.entries
    page = {
        "frame": frame,
        "document": document,
        "replaced": replaced_notice(document.replacement),
        "facts": viewing_facts(document),
        "inside": files_inside(entries) if entries and not document.attached else "",
        "attached": attached_table(document),
        "warnings": warnings_of(document, file.case.reference_received),
    }
    answer = render(request, "disclosure/view.jinja", page)
    answer._csp_update = {"frame-src": [SELF, files_origin()]}  # type: ignore[attr-defined]
    return answer


@require_GET
@gone_where_disposed_of
def read(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """Record the reading and send the reader to the file, to be shown in the browser."""
    try:
        return HttpResponseRedirect(read_material(actor=request.actor, material_id=material_id).link)
    except NoReadingCopy:
        return redirect("disclosure:view", material_id=material_id)


@require_GET
@gone_where_disposed_of
def download(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """Record the download and send the reader to the file as it was received."""
    opened = read_material(actor=request.actor, material_id=material_id, act=DocumentAct.DOWNLOAD)
    return HttpResponseRedirect(opened.link)


@require_GET
@gone_where_disposed_of
def attachment(request: ActingRequest, material_id: UUID, place: int) -> HttpResponse:
    """Record the reading of a file attached to an e-mail and send the reader to it."""
    try:
        return HttpResponseRedirect(read_material(actor=request.actor, material_id=material_id, place=place).link)
    except NoReadingCopy:
        return redirect("disclosure:view", material_id=material_id)


@require_GET
@gone_where_disposed_of
def download_attachment(request: ActingRequest, material_id: UUID, place: int) -> HttpResponse:
    """Record the download and send the reader to the file as it was attached."""
    act = DocumentAct.DOWNLOAD
    opened = read_material(actor=request.actor, material_id=material_id, act=act, place=place)
    return HttpResponseRedirect(opened.link)
