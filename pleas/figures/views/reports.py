"""The reports as pages and as CSV."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commonplatform.accounts.requests import ActingRequest
from commonplatform.ui.filters import selected_filters
from pleas.figures.forms import ReportForm
from pleas.figures.permissions import require_reader
from pleas.figures.presenters.catalogue import HALF_A_YEAR, REPORTS, Listed
from pleas.figures.presenters.overview import overview_sections, tabs
from pleas.figures.presenters.reports import Report, as_csv
from pleas.figures.types import Chosen


@require_safe
def overview(request: ActingRequest) -> HttpResponse:
    """The reports there are, and the weeks at a glance."""
    require_reader(request.actor)
    today = timezone.localdate()
    chosen = Chosen(today, today - timedelta(days=HALF_A_YEAR), today)
    context = {
        "tabs": tabs(request.actor, current=""),
        "reports": REPORTS.values(),
        **overview_sections(request.actor, chosen),
    }
    return render(request, "figures/overview.jinja", context)


@require_safe
def report(request: ActingRequest, key: str) -> HttpResponse:
    """One report, narrowed by what stands in the address."""
    require_reader(request.actor)
    listed, form = _asked_for(request, key)
    made = _made(request, listed, form)
    context = {
        "tabs": tabs(request.actor, current=key),
        "form": form,
        "selected": selected_filters(form, request.GET) if made else (),
        "listed": listed,
        "report": made,
        "query": request.GET.urlencode(),
    }
    return render(request, "figures/report.jinja", context)


@require_safe
def export(request: ActingRequest, key: str, section: str) -> HttpResponse:
    """The table of one section as CSV: the figures of the page, with the same filters."""
    require_reader(request.actor)
    listed, form = _asked_for(request, key)
    made = _made(request, listed, form)
    found = next((each for each in made.sections if each.key == section), None) if made else None
    if found is None:
        raise Http404
    response = HttpResponse(as_csv(found), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{key}-{section}.csv"'
    return response


def _asked_for(request: ActingRequest, key: str) -> tuple[Listed, ReportForm]:
    if key not in REPORTS:
        raise Http404
    listed = REPORTS[key]
    form = ReportForm(request.GET, auto_id="filter_%s", by_court=listed.by_court, by_days=listed.by_days)
    return listed, form


def _made(request: ActingRequest, listed: Listed, form: ReportForm) -> Report | None:
    """The report, or None when the filter is not understood: no figures are better than wrong ones."""
    if not form.is_valid():
        return None
    today = timezone.localdate()
    ends_on = form.cleaned_data.get("ends") or today
    starts_on = form.cleaned_data.get("starts") or ends_on - timedelta(days=listed.days)
    court = form.cleaned_data.get("court")
    return listed.make(request.actor, Chosen(today, starts_on, ends_on, UUID(court) if court else None))
