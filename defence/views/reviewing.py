"""All access that a firm has given: what ends soon, what nobody uses; renewed or taken away together."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cases.access_refusals import AccessRefused
from cases.views.selected import selected_ids
from commonplatform.accounts.requests import ActingRequest
from defence.access_forms import REVOKE, ReviewForm
from defence.grant_presenters import review_table, review_tabs
from defence.selectors.grants import Review, grants_of_firm, narrowed
from defence.services import remove_grants, renew_grants


@require_http_methods(["GET", "HEAD", "POST"])
def grants(request: ActingRequest) -> HttpResponse:
    """The review page of the firm."""
    lines = grants_of_firm(request.actor)
    asked = request.GET.get("show", "")
    review = Review(asked) if asked in set(Review) else Review.ALL
    chosen = selected_ids(request.POST.getlist("grant"))
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and not chosen:
        form.add_error("outcome", _("Select at least one access first"))
    if form.is_valid():
        try:
            _carry_out(request, form, chosen)
        except AccessRefused as refusal:
            form.add_error("outcome", refusal.words)
        else:
            return redirect(request.get_full_path())
    columns, rows = review_table(narrowed(lines, review), {str(each) for each in chosen})
    context = {"columns": columns, "rows": rows, "tabs": review_tabs(lines, review), "form": form, "lines": lines}
    return render(request, "defence/grants.jinja", context)


def _carry_out(request: ActingRequest, form: ReviewForm, chosen: list[UUID]) -> None:
    if form.cleaned_data["outcome"] == REVOKE:
        done = remove_grants(actor=request.actor, grant_ids=chosen)
        said = ngettext("Access taken away from %(num)s person", "Access taken away: %(num)s", done)
    else:
        done = renew_grants(
            actor=request.actor, grant_ids=chosen, expires_on=form.cleaned_data.get("expires_on") or None
        )
        said = ngettext("Time of access changed: %(num)s", "Times of access changed: %(num)s", done)
    messages.success(request, said % {"num": done})
