"""Sending documents."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.presenters.case_frame import frame_of
from cases.selectors import open_case
from commonplatform.accounts.requests import ActingRequest
from commonplatform.storage.content import FileRefused
from commonplatform.storage.objects import StoreUnavailable
from commonplatform.storage.scanning import scanner
from commonplatform.storage.upload_limits import was_too_large
from disclosure.forms import UploadIdpcForm
from disclosure.permissions import document_rights
from disclosure.presenters import upload_facts
from disclosure.sections import BY_CODE, SectionCode
from disclosure.services import IdpcUpload, upload_idpc
from disclosure.states import DocumentAct


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """The prosecutor sends initial details for one defendant."""
    file = open_case(request.actor, case_id, with_charges=True)
    document_rights(file.standing).require(DocumentAct.UPLOAD, BY_CODE[SectionCode.IDPC])
    form = UploadIdpcForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        defendants=file.defendants,
        largest=settings.UPLOAD_LARGEST_BYTES,
        was_too_large=was_too_large(request, "file"),
    )
    if request.method == "POST" and form.is_valid() and _taken_in(request, case_id, form):
        return redirect("disclosure:documents", case_id=case_id)
    return render(
        request,
        "disclosure/upload_idpc.jinja",
        {
            "frame": frame_of(request.actor, file, "documents"),
            "form": form,
            "facts": upload_facts(file),
            "scanner": scanner().title,
        },
    )


def _taken_in(request: ActingRequest, case_id: UUID, form: UploadIdpcForm) -> bool:
    """Send the file to the service; a refusal becomes the field's error."""
    sent = form.cleaned_data["file"]
    asked = IdpcUpload(
        case_id=case_id,
        defendant_id=UUID(form.cleaned_data["defendant"]),
        file_name=sent.name,
        content=sent.read(),
        submission_key=form.cleaned_data["submission_key"],
    )
    try:
        upload_idpc(actor=request.actor, upload=asked)
    except FileRefused as refusal:
        form.add_error("file", str(refusal.why))
        return False
    except StoreUnavailable:
        form.add_error("file", _("The file could not be kept just now. Try again in a few minutes"))
        return False
    messages.success(request, _("The file was received. It is published as soon as it has been scanned"))
    return True
