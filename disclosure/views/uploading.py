"""Sending initial details: for whom, and then the files, as everywhere."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cases.presenters.case_frame import frame_of
from cases.selectors import open_case
from commonplatform.accounts.requests import ActingRequest
from disclosure.forms import InitialDetailsForm
from disclosure.permissions import document_rights
from disclosure.presenters import upload_facts
from disclosure.sections import BY_CODE, SectionCode
from disclosure.services import Destination, start_submission
from disclosure.states import DocumentAct


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Whoever may serve initial details says for whom; the page of the files comes next."""
    file = open_case(request.actor, case_id, with_particulars=True)
    document_rights(file.standing).require(DocumentAct.UPLOAD, BY_CODE[SectionCode.IDPC])
    form = InitialDetailsForm(request.POST if request.method == "POST" else None, defendants=file.defendants)
    if request.method == "POST" and form.is_valid():
        return redirect("disclosure:submission", submission_id=_started(request, case_id, form))
    frame = frame_of(request.actor, file, "documents")
    return render(request, "disclosure/upload_idpc.jinja", {"frame": frame, "form": form, "facts": upload_facts(file)})


def _started(request: ActingRequest, case_id: UUID, form: InitialDetailsForm) -> UUID:
    destination = Destination(
        case_id=case_id,
        section=SectionCode.IDPC,
        defendant_ids=tuple(UUID(chosen) for chosen in form.cleaned_data["defendants"]),
        submission_key=form.cleaned_data["submission_key"],
    )
    return start_submission(actor=request.actor, destination=destination)
