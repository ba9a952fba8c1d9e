"""The list of one's cases, the search box, and the work list."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from cases.access.policy import Action, Target
from cases.access.relations import may_ever, require_ever
from cases.forms.filters import WorkFilterForm
from cases.presenters.case_list import cases_table, work_table
from cases.selectors import case_page, work_page
from cases.services import complete_work
from cases.types import CaseListFilter, CasePage, WorkFilter
from cases.views.selected import selected_ids
from commonplatform.accounts.requests import ActingRequest
from commonplatform.ui.filters import selected_filters
from commonplatform.ui.query_strings import with_query


@require_safe
def case_list(request: ActingRequest) -> HttpResponse:
    """The actor's cases, newest first; `q` finds a reference in any typing, or the start of a name."""
    require_ever(request.actor, Action.VIEW, Target.CASE)
    text = request.GET.get("q", "").strip()[:200]
    page = case_page(request.actor, CaseListFilter(text=text, after=request.GET.get("after", "")))
    if request.GET.get("open") and len(page.lines) == 1:
        return redirect("cases:summary", case_id=page.lines[0].case_id)
    return render_list(request, page, text=text)


def render_list(request: ActingRequest, page: CasePage, *, text: str) -> HttpResponse:
    """The page of a list that has been read."""
    columns, rows = cases_table(page.lines)
    return render(
        request,
        "cases/list.jinja",
        {
            "page": page,
            "columns": columns,
            "rows": rows,
            "text": text,
            "next_href": with_query(request.GET, after=page.next_after) if page.next_after else "",
            "first_href": "" if page.is_first else request.path,
        },
    )


@require_safe
def search(request: ActingRequest) -> HttpResponse:
    """The search box of the shell: one hit opens the case, several are listed."""
    query = request.GET.copy()
    query["open"] = "yes"
    response = redirect("cases:list")
    response["Location"] += f"?{query.urlencode()}"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def work(request: ActingRequest) -> HttpResponse:
    """What needs doing, oldest first; everyone's first page."""
    require_ever(request.actor, Action.VIEW, Target.WORK)
    if request.method == "POST":
        return _complete(request)
    form = WorkFilterForm(request.GET, sees_means=may_ever(request.actor, Action.VIEW, Target.MEANS))
    narrowed = form.cleaned_data if form.is_valid() else {}
    page = work_page(request.actor, WorkFilter(**narrowed, after=request.GET.get("after", "")))
    columns, rows = work_table(page.lines)
    return render(
        request,
        "cases/work.jinja",
        {
            "form": form,
            "page": page,
            "columns": columns,
            "rows": rows,
            "next_href": with_query(request.GET, after=page.next_after) if page.next_after else "",
            "first_href": "" if page.is_first else with_query(request.GET, after=None),
            "selected": selected_filters(form, request.GET),
            "may_complete": may_ever(request.actor, Action.CHANGE, Target.WORK),
        },
    )


def _complete(request: ActingRequest) -> HttpResponse:
    chosen = selected_ids(request.POST.getlist("item"))
    for item_id in chosen:
        complete_work(actor=request.actor, item_id=item_id)
    if chosen:
        messages.success(
            request,
            ngettext("%(count)d item marked as done", "%(count)d items marked as done", len(chosen))
            % {"count": len(chosen)},
        )
    else:
        messages.warning(request, _("Select at least one item first"))
    return redirect(request.get_full_path())
