"""Searching in the documents of a case."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.presenters import case_frame
from cases.services import record_reading
from commonplatform.accounts.requests import ActingRequest
from disclosure.forms import SearchDocumentsForm
from disclosure.presenters.search import results_page
from disclosure.sections import CATALOGUE
from disclosure.selectors import readable_documents, search_documents


@require_safe
def search(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Ask with `?q=`; without it the page asks. What the reader may not read is neither found nor counted."""
    frame = case_frame(request.actor, case_id, "documents")
    documents = readable_documents(frame.file)
    held = {each.section for each in documents}
    form = SearchDocumentsForm(
        request.GET if "q" in request.GET else None,
        sections=[section for section in CATALOGUE if section.code in held],
    )
    record_reading(actor=request.actor, case_id=case_id, page="document search")
    if not (form.is_bound and form.is_valid()):
        return render(request, "disclosure/search.jinja", {"frame": frame, "form": form})
    page = _number(request.GET.get("page", ""))
    section = form.cleaned_data["section"]
    found = search_documents(frame.file, documents, form.terms, section=section, page=page)
    facts = {"frame": frame, "form": form, "results": results_page(request.GET, found, page)}
    return render(request, "disclosure/search.jinja", facts)


def _number(typed: str) -> int:
    """Of the page that is asked for; anything that is none is the first."""
    return min(int(typed), 1_000) if typed.isascii() and typed.isdigit() and int(typed) > 0 else 1
