"""The documents tab."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.access.policy import Action, Target
from cases.presenters import case_frame
from cases.services import record_reading
from commonplatform.accounts.requests import ActingRequest
from disclosure.bundle_presenters import idpc_links
from disclosure.presenters import section_blocks
from disclosure.selectors import documents_of, idpc_news


@require_safe
def documents(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """The documents of the case by section."""
    frame = case_frame(request.actor, case_id, "documents")
    record_reading(actor=request.actor, case_id=case_id, page="documents")
    sections = documents_of(frame.file, request.actor)
    readable = [d.pk for d in frame.file.defendants if frame.file.standing.may(Action.VIEW, Target.IDPC, d.pk)]
    return render(
        request,
        "disclosure/documents.jinja",
        {
            "frame": frame,
            "initial_details": idpc_links(frame.file, readable, idpc_news(sections)),
            "blocks": section_blocks(sections, frame.reasons.since),
            "may_upload": frame.file.standing.may(Action.CREATE, Target.IDPC),
            "may_see_readers": frame.file.standing.may(Action.VIEW, Target.DOCUMENT_READERS),
        },
    )
