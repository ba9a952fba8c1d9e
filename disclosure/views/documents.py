"""The documents tab."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.presenters import case_frame
from cases.services import record_reading
from commonplatform.accounts.requests import ActingRequest
from disclosure.bundle_presenters import build_links, idpc_links
from disclosure.permissions import document_rights
from disclosure.presenters import page_actions, section_blocks
from disclosure.sections import BY_CODE, SectionCode
from disclosure.selectors import documents_of, idpc_news
from disclosure.selectors.bundles import unfinished_builds
from disclosure.selectors.documents import readable_initial_details
from disclosure.states import DocumentAct


@require_safe
def documents(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """The documents of the case by section."""
    frame = case_frame(request.actor, case_id, "documents")
    record_reading(actor=request.actor, case_id=case_id, page="documents")
    rights = document_rights(frame.file.standing)
    sections = documents_of(request.actor, frame.file, rights)
    readable = readable_initial_details(sections)
    serves = rights.may(DocumentAct.UPLOAD, BY_CODE[SectionCode.IDPC])
    builds = unfinished_builds(request.actor, frame.file) if serves else ()
    return render(
        request,
        "disclosure/documents.jinja",
        {
            "frame": frame,
            "initial_details": (*idpc_links(frame.file, readable, idpc_news(sections)), *build_links(builds)),
            "blocks": section_blocks(sections, frame.reasons.since),
            "actions": page_actions(frame.file, rights, sections),
        },
    )
