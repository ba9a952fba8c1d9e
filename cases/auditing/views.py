"""The record of events, for auditors: searching it, one event, taking events away."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.auditing import positions
from cases.auditing.exceptions import TooManyEvents
from cases.auditing.forms import ExportForm, RecordFilterForm
from cases.auditing.kinds import told_sentence
from cases.auditing.permissions import reading_the_record
from cases.auditing.presenters import (
    chain_facts,
    event_facts,
    event_table,
    events_of_case_href,
    link_faults,
    proof_words,
    stored_facts,
)
from cases.auditing.services import export_record, read_event, search_record
from cases.auditing.types import EventSearch
from commonplatform.accounts.requests import ActingRequest
from commonplatform.ui.filters import selected_filters
from commonplatform.ui.query_strings import with_query

LINES_OF_JSON = "application/x-ndjson; charset=utf-8"


@require_safe
def record_of_events(request: ActingRequest) -> HttpResponse:
    """What happened in a period, newest first; the filters stand in the address."""
    with reading_the_record(request.actor):
        form = RecordFilterForm(request.GET, actor=request.actor)
        found = _found(request, form) if form.is_valid() else {}
    context = {"form": form, "selected": selected_filters(form, request.GET), "is_valid": form.is_valid(), **found}
    return render(request, "auditing/record.jinja", context)


def _found(request: ActingRequest, form: RecordFilterForm) -> dict[str, object]:
    older_than = positions.read(request.GET.get("before", ""))
    page = search_record(actor=request.actor, search=form.search(), older_than=older_than)
    columns, rows = event_table(page)
    return {
        "columns": columns,
        "rows": rows,
        "proofs": [proof_words(proof) for proof in page.proofs],
        "older_href": with_query(request.GET, before=positions.written(page.older_than)) if page.older_than else "",
        "newest_href": with_query(request.GET, before=None) if older_than else "",
        "export_href": reverse("auditing:export") + with_query(request.GET, before=None),
    }


@require_safe
def event(request: ActingRequest, event_id: UUID) -> HttpResponse:
    """One event, and whether its link holds."""
    found = read_event(actor=request.actor, event_id=event_id)
    context = {
        "sentence": told_sentence(found),
        "facts": event_facts(found),
        "stored": stored_facts(found),
        "chain": chain_facts(found),
        "faults": link_faults(found),
        "case_href": events_of_case_href(found),
    }
    return render(request, "auditing/event.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: ActingRequest) -> HttpResponse:
    """The events of a search as lines of JSON, with a reason."""
    require_ever(request.actor, Action.CREATE, Target.AUDIT_RECORD)
    filters = RecordFilterForm(request.GET, actor=request.actor)
    if not filters.is_valid():
        return redirect(reverse("auditing:record") + with_query(request.GET))
    form = ExportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            lines = export_record(actor=request.actor, search=filters.search(), reason=form.cleaned_data["reason"])
            return _download(lines, filters.search())
        except TooManyEvents as refusal:
            form.add_error(None, _too_many(refusal.most))
    context = {
        "form": form,
        "selected": selected_filters(filters, request.GET),
        "back_href": reverse("auditing:record") + with_query(request.GET),
    }
    return render(request, "auditing/export.jinja", context)


def _download(lines: str, search: EventSearch) -> HttpResponse:
    asked = search.asked or {}
    name = f"events-{asked.get('since')}-to-{asked.get('until')}.jsonl"
    return HttpResponse(
        lines, content_type=LINES_OF_JSON, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _too_many(most: int) -> str:
    return _(
        "More than %(most)s events fit this search: narrow it, or ask those who run the service for"
        " “manage.py export_audit”"
    ) % {"most": f"{most:,}"}
