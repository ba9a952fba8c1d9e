"""What the magistrates of a trial are given to read."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cases.access.policy import Action, Target
from cases.presenters.case_frame import frame_of
from cases.selectors import open_case
from cases.services import record_reading
from commonplatform.accounts.requests import ActingRequest
from disclosure.forms import ShareForm
from disclosure.permissions import document_rights
from disclosure.presenters import shared_table, sharing_said
from disclosure.selectors import shareable_documents, shared_documents
from disclosure.services import DocumentsToShare, share_documents


@require_safe
def shared(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """The documents that magistrates have been given, trial by trial."""
    file = open_case(request.actor, case_id, to=Target.DOCUMENT_SHARE)
    record_reading(actor=request.actor, case_id=case_id, page="shared")
    columns, rows = shared_table(shared_documents(file, document_rights(file.standing)))
    facts = {
        "frame": frame_of(request.actor, file, "documents"),
        "columns": columns,
        "rows": rows,
        "may_share": file.standing.may(Action.CREATE, Target.DOCUMENT_SHARE),
    }
    return render(request, "disclosure/shared.jinja", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """The legal adviser chooses documents or whole sections for one trial."""
    file = open_case(request.actor, case_id)
    shareable = shareable_documents(request.actor, file)
    form = ShareForm(request.POST if request.method == "POST" else None, shareable=shareable)
    if request.method == "POST" and form.is_valid():
        wanted = DocumentsToShare(
            case_id=case_id,
            hearing_id=UUID(form.cleaned_data["hearing"]),
            material_ids=[UUID(chosen) for chosen in form.cleaned_data["documents"]],
            sections=form.cleaned_data["sections"],
        )
        messages.success(request, sharing_said(share_documents(actor=request.actor, wanted=wanted)))
        return redirect("disclosure:shared", case_id=case_id)
    facts = {"frame": frame_of(request.actor, file, "documents"), "form": form, "shareable": shareable}
    return render(request, "disclosure/share.jinja", facts)
