"""What the page's script asks while it sends files in parts: short questions, short answers."""

from hashlib import sha256
from uuid import UUID

from django import forms
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from commonplatform.accounts.requests import ActingRequest
from commonplatform.storage.objects import StoreUnavailable
from disclosure.exceptions import SubmissionRefused
from disclosure.presenters.submissions import note_of, refusal_of
from disclosure.selectors import sent_file_of
from disclosure.services import announce_file, complete_file, link_for_part, own_submission, remove_sent_file
from disclosure.types import FileOnItsWay

_UNPROCESSABLE, _AWAY = 422, 503


class AnnouncedFile(forms.Form):
    """The name, size and last change of a chosen file, as the browser knows them."""

    name = forms.CharField(max_length=1000, error_messages={"required": _("Select a file")})
    size = forms.IntegerField(min_value=0, max_value=2**53, error_messages={"required": _("Select a file")})
    changed = forms.CharField(max_length=30, required=False)


@require_POST
def announce(request: ActingRequest, submission_id: UUID) -> HttpResponse:
    """A file is about to be sent; the parts of it that are there already need not be."""
    own_submission(request.actor, submission_id)
    form = AnnouncedFile(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": form.errors.get_json_data()}, status=_UNPROCESSABLE)
    name, size = form.cleaned_data["name"], form.cleaned_data["size"]
    mark = sha256(f"{name}\0{size}\0{form.cleaned_data['changed']}".encode()).hexdigest()
    try:
        begun = announce_file(actor=request.actor, submission_id=submission_id, name=name, size=size, fingerprint=mark)
    except SubmissionRefused as refused:
        return JsonResponse({"error": str(refused.why)}, status=_UNPROCESSABLE)
    except StoreUnavailable:
        return HttpResponse(status=_AWAY)
    state = _state(sent_file_of(request.actor, begun.file_id))
    return JsonResponse({**state, "part": begun.part_bytes, "parts": begun.parts, "there": begun.there})


@require_POST
def part(request: ActingRequest, file_id: UUID, number: int) -> HttpResponse:
    """A link for one part, good for a minute."""
    return JsonResponse({"link": link_for_part(actor=request.actor, file_id=file_id, number=number)})


@require_POST
def complete(request: ActingRequest, file_id: UUID) -> HttpResponse:
    """Every part has been sent."""
    try:
        complete_file(actor=request.actor, file_id=file_id)
    except SubmissionRefused as refused:
        return JsonResponse({"error": str(refused.why)}, status=_UNPROCESSABLE)
    except StoreUnavailable:
        return HttpResponse(status=_AWAY)
    return JsonResponse(_state(sent_file_of(request.actor, file_id)))


@require_POST
def remove(request: ActingRequest, file_id: UUID) -> HttpResponse:
    """The sender changed their mind."""
    remove_sent_file(actor=request.actor, file_id=file_id)
    return HttpResponse(status=204)


@require_safe
def sent_file(request: ActingRequest, file_id: UUID) -> HttpResponse:
    """How the file stands now."""
    return JsonResponse(_state(sent_file_of(request.actor, file_id)))


def _state(held: FileOnItsWay) -> dict[str, str]:
    return {
        "id": str(held.file_id),
        "name": held.name,
        "status": held.status.value,
        "note": note_of(held),
        "error": refusal_of(held),
    }
