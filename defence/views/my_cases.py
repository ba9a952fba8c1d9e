"""One's own cases, as a page and as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.selectors.caseload import caseload
from commonplatform.accounts.requests import ActingRequest
from commonplatform.documents.spreadsheets import as_csv
from commonplatform.ui.filters import selected_filters
from commonplatform.ui.query_strings import with_query
from defence.caseload_tables import file_headings, file_row, my_cases_table
from defence.filters import MyCasesFilterForm
from defence.selectors.digest import may_have_digest
from defence.services import export_my_cases


@require_safe
def my_cases(request: ActingRequest) -> HttpResponse:
    """What one represents, the soonest hearing first, with what is new since one was last there."""
    form = MyCasesFilterForm(request.GET)
    form.is_valid()
    page = caseload(request.actor, form.wanted(after=request.GET.get("after", "")))
    columns, rows = my_cases_table(page.lines, request.GET)
    return render(
        request,
        "defence/my_cases.jinja",
        {
            "form": form,
            "page": page,
            "columns": columns,
            "rows": rows,
            "selected": selected_filters(form, request.GET),
            "next_href": with_query(request.GET, after=page.next_after) if page.next_after else "",
            "first_href": "" if page.is_first else with_query(request.GET, after=None),
            "file_query": with_query(request.GET, after=None),
            "may_have_digest": may_have_digest(request.actor),
        },
    )


@require_safe
def my_cases_file(request: ActingRequest) -> HttpResponse:
    """The same cases for a spreadsheet."""
    form = MyCasesFilterForm(request.GET)
    form.is_valid()
    lines = export_my_cases(actor=request.actor, wanted=form.wanted())
    file = as_csv(file_headings(), map(file_row, lines))
    response = HttpResponse(file, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="my-cases.csv"'
    return response
