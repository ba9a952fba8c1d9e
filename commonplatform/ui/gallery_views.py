import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commonplatform.ui.filters import selected_filters
from commonplatform.ui.gallery_forms import GalleryFilterForm, GalleryForm

SHELLS = ("citizen", "professional")


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component and form field of the kit, without and with errors. Development only.

    ``?shell=professional`` shows them in the other shell, ``?errors=no`` leaves the form as first seen.
    """
    if not settings.GALLERY_SHOWN:
        raise Http404
    shell = request.GET.get("shell", "citizen")
    if shell not in SHELLS:
        raise Http404
    return render(request, f"gallery/{shell}.jinja", gallery_context(request.GET))


def gallery_context(query: QueryDict) -> dict[str, Any]:
    """The pieces the gallery shows: filled forms and a fixed moment."""
    with_errors = query.get("errors") != "no"
    form = GalleryForm(WRONG_ANSWERS) if with_errors else GalleryForm()
    filter_query = QueryDict("court=lavender&court=caernarfon&name=Jones")
    filter_form = GalleryFilterForm(filter_query, auto_id="filter_%s")
    filter_form.is_valid()
    return {
        "form": form,
        "filter_form": filter_form,
        "filters": selected_filters(filter_form, filter_query),
        "moment": dt.datetime(2026, 11, 21, 10, 0, tzinfo=dt.UTC),
        "long_name": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Featherstonehaugh",
    }


WRONG_ANSWERS = {
    "submission_key": "0f6b6f0e-6f4f-4a53-9a5d-0d7c7c0f4a11",
    "name": "Sam O’Neill",
    "contact_by": "email",
    "email": "sam at example",
    "born_on_day": "31",
    "born_on_month": "Chwefror",
    "born_on_year": "1980",
    "needs": ["welsh"],
    "mitigation": "<b>No markup gets through</b>",
}
