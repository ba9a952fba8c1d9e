"""The documents tab and what is reached from it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from cases.access.policy import Action, Target
from cases.presenters import case_frame
from cases.presenters.case_frame import frame_of
from cases.selectors import open_case
from cases.services import record_reading
from commonplatform.accounts.requests import ActingRequest
from commonplatform.storage.content import FileRefused
from commonplatform.storage.objects import StoreUnavailable
from commonplatform.storage.scanning import scanner
from commonplatform.storage.upload_limits import was_too_large
from disclosure.exceptions import MaterialAlreadyFinal, NotYetServed
from disclosure.forms import UploadIdpcForm, WithdrawForm
from disclosure.presenters import readers_table, section_blocks, upload_facts, withdrawal_facts
from disclosure.selectors import current_idpc, documents_of, readers_of, withdrawal_preview
from disclosure.services import IdpcUpload, read_material, upload_idpc, withdraw_material


@require_safe
def documents(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """The documents of the case by section."""
    frame = case_frame(request.actor, case_id, "documents")
    record_reading(actor=request.actor, case_id=case_id, page="documents")
    return render(
        request,
        "disclosure/documents.jinja",
        {
            "frame": frame,
            "blocks": section_blocks(documents_of(frame.file)),
            "may_upload": frame.file.standing.may(Action.CREATE, Target.IDPC),
            "may_see_readers": frame.file.standing.may(Action.VIEW, Target.DOCUMENT_READERS),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """The prosecutor sends initial details for one defendant."""
    file = open_case(request.actor, case_id, with_charges=True)
    file.standing.require(Action.CREATE, Target.IDPC)
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


@require_safe
def readers(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Who opened which document."""
    lines = readers_of(request.actor, case_id)
    record_reading(actor=request.actor, case_id=case_id, page="readers")
    columns, rows = readers_table(lines)
    frame = case_frame(request.actor, case_id, "documents")
    return render(request, "disclosure/readers.jinja", {"frame": frame, "columns": columns, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """Take a document back; the page shows who has opened it."""
    preview = withdrawal_preview(request.actor, material_id)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            withdraw_material(actor=request.actor, material_id=material_id, reason=reason)
        except MaterialAlreadyFinal:
            messages.info(request, _("The document had been withdrawn already"))
        else:
            messages.success(request, _("The document has been withdrawn. Nobody can open it any more"))
        return redirect("disclosure:documents", case_id=preview.case_id)
    columns, rows = readers_table(preview.readers)
    return render(
        request,
        "disclosure/withdraw.jinja",
        {
            "frame": case_frame(request.actor, preview.case_id, "documents"),
            "form": form,
            "facts": withdrawal_facts(preview),
            "columns": columns,
            "rows": rows,
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
