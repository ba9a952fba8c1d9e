"""What one may do with documents."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.presenters import case_frame
from commonplatform.accounts.requests import ActingRequest
from disclosure.permissions import document_rights
from disclosure.presenters import dated_table, matrix_table, rights_table
from disclosure.selectors import dated_rights, matrix_of_sections, rights_in_case


@require_safe
def rights(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Section by section, what the reader may do in this case."""
    frame = case_frame(request.actor, case_id, "documents")
    columns, rows = rights_table(rights_in_case(frame.file, document_rights(frame.file.standing)))
    return render(request, "disclosure/rights.jinja", {"frame": frame, "columns": columns, "rows": rows})


@require_safe
def matrix(request: ActingRequest) -> HttpResponse:
    """The whole matrix of sections as it stands today, and what is dated in it."""
    today = timezone.localdate()
    columns, rows = matrix_table(matrix_of_sections(request.actor, today))
    dated_columns, dated_rows = dated_table(dated_rights(request.actor))
    return render(
        request,
        "disclosure/matrix.jinja",
        {
            "today": today,
            "columns": columns,
            "rows": rows,
            "dated_columns": dated_columns,
            "dated_rows": dated_rows,
        },
    )
