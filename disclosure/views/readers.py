"""Who opened which document: to look at, on paper, as a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.presenters import case_frame
from cases.services import record_reading
from commonplatform.accounts.requests import ActingRequest
from commonplatform.documents.spreadsheets import as_csv
from disclosure.readers_report import file_headings, file_row, narrowing, readers_table
from disclosure.selectors import readers_of
from disclosure.selectors.readers import MOST_LINES
from disclosure.services import export_readers
from disclosure.types import ReadersFilter


@require_safe
def readers(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Every reading that the reader may know of; narrowed to one document or one person by links."""
    narrowed = wanted(request)
    lines = readers_of(request.actor, case_id, narrowed, most=MOST_LINES + 1)
    record_reading(actor=request.actor, case_id=case_id, page="readers")
    columns, rows = readers_table(lines[:MOST_LINES], request.GET)
    facts = {
        "frame": case_frame(request.actor, case_id, "documents"),
        "columns": columns,
        "rows": rows,
        "narrowed_to": narrowing(lines, narrowed, request.GET),
        "only_the_first": MOST_LINES if len(lines) > MOST_LINES else 0,
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "disclosure/readers.jinja", facts)


@require_safe
def print_readers(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """The same on A4, with who printed it and when."""
    narrowed = wanted(request)
    lines = export_readers(actor=request.actor, case_id=case_id, narrowed=narrowed, way="print")
    columns, rows = readers_table(lines)
    facts = {
        "frame": case_frame(request.actor, case_id, "documents"),
        "columns": columns,
        "rows": rows,
        "narrowed_to": narrowing(lines, narrowed, request.GET),
        "printed_at": timezone.now(),
        "back_query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "disclosure/print_readers.jinja", facts)


@require_safe
def readers_file(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """The same for a spreadsheet."""
    lines = export_readers(actor=request.actor, case_id=case_id, narrowed=wanted(request), way="CSV")
    file = as_csv(file_headings(), map(file_row, lines))
    response = HttpResponse(file, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="readers.csv"'
    return response


def wanted(request: HttpRequest) -> ReadersFilter:
    """What the address narrows to; an id that is none narrows nothing."""
    return ReadersFilter(material_id=_id(request, "document"), user_id=_id(request, "person"))


def _id(request: HttpRequest, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None
