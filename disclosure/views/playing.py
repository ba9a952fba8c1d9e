"""The page of a recording, and its pieces."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cases.presenters.case_frame import frame_of
from commonplatform.accounts.requests import ActingRequest
from disclosure.byte_ranges import RangeOutside, asked_range
from disclosure.presenters import warnings_of
from disclosure.presenters.recordings import recording_facts
from disclosure.presenters.replaced import replaced_notice
from disclosure.selectors import held_recording, playable, poster_of, recording_page
from disclosure.services import play_recording, read_material
from disclosure.views.disposed import gone_where_disposed_of


@require_GET
@gone_where_disposed_of
def play(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """The player. It needs no script: the browser's own controls play, seek and show the length."""
    file, opened = recording_page(request.actor, material_id)
    frame = frame_of(request.actor, file, "documents")
    page = {
        "frame": frame,
        "recording": opened,
        "document": opened.document,
        "replaced": replaced_notice(opened.document.replacement),
        "facts": recording_facts(opened),
        "warnings": warnings_of(opened.document, file.case.reference_received),
    }
    return render(request, "disclosure/play.jinja", page)


@require_GET
def recording(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """The piece that the player asks for. Whoever asks for no range is led to the file."""
    held = held_recording(material_id)
    try:
        part = asked_range(request.headers.get("Range", ""), held.size)
    except RangeOutside:
        playable(request.actor, material_id)
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{held.size}"})
    if part is None:
        return HttpResponseRedirect(read_material(actor=request.actor, material_id=material_id).link)
    content = play_recording(actor=request.actor, material_id=material_id, part=part)
    headers = {"Content-Range": part.content_range, "Accept-Ranges": "bytes", "Content-Disposition": "inline"}
    return HttpResponse(content, status=206, content_type=held.content_type, headers=headers)


@require_GET
def poster(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """A picture of the video, shown before it is played."""
    return HttpResponse(poster_of(request.actor, material_id), content_type="image/jpeg")
