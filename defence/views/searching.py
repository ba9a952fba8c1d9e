"""Finding a defendant and going on record."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access.policy import Action, Target
from cases.access.relations import may_ever, require_ever
from commonplatform.accounts.requests import ActingRequest
from defence.exceptions import AlreadyRepresented, SearchProofExpired, TooManySearches
from defence.forms import FindDefendantForm, GoOnRecordForm
from defence.presenters import found_rows
from defence.selectors import (
    result_of,
    searches_paused_until,
)
from defence.services import search_defendant, start_representation
from defence.states import Finding, RepresentationType
from defence.types import SearchResult

asks_and_saves = require_http_methods(["GET", "HEAD", "POST"])


@asks_and_saves
def search(request: ActingRequest) -> HttpResponse:
    """Find a defendant. What was typed never stands in an address."""
    require_ever(request.actor, Action.VIEW, Target.DEFENCE_SEARCH)
    form = FindDefendantForm(request.POST if request.method == "POST" else None)
    paused_until = None if form.is_bound else searches_paused_until(request.actor)
    nothing_found = False
    if form.is_valid():
        try:
            proof = search_defendant(actor=request.actor, terms=form.terms())
        except TooManySearches as pause:
            paused_until = pause.until
        else:
            if proof is not None:
                return redirect("defence:go_on_record", proof=proof)
            nothing_found = True
            form.add_error(None, _("No case matches all of these details"))
    if paused_until is not None:
        return render(request, "defence/too_many_searches.jinja", {"until": paused_until}, status=429)
    return render(request, "defence/search.jinja", {"form": form, "nothing_found": nothing_found})


@asks_and_saves
def go_on_record(request: ActingRequest, proof: str) -> HttpResponse:
    """The defendant found: go on record, or learn that one's own or another firm is already."""
    require_ever(request.actor, Action.VIEW, Target.DEFENCE_SEARCH)
    try:
        result = result_of(request.actor, proof)
        if request.method == "POST":
            return _go_on_record(request, proof, result)
    except SearchProofExpired:
        messages.warning(request, _("Your search is too old to go on record from. Search again."))
        return redirect("defence:search")
    return _answer(request, result, GoOnRecordForm())


def _go_on_record(request: ActingRequest, proof: str, result: SearchResult) -> HttpResponse:
    require_ever(request.actor, Action.CREATE, Target.REPRESENTATION)
    form = GoOnRecordForm(request.POST)
    if result.finding == Finding.TAKEN or not form.is_valid():
        return _answer(request, result, form)
    try:
        start_representation(
            actor=request.actor,
            proof=proof,
            representation_type=RepresentationType(form.cleaned_data["representation_type"]),
            laa_contract_number=form.cleaned_data["laa_contract_number"],
        )
    except AlreadyRepresented as refusal:
        return _already_represented(request, result, refusal.firm)
    messages.success(request, _("You are on record for %(defendant)s") % {"defendant": result.defendant})
    return redirect("cases:summary", case_id=result.case_id)


def _answer(request: ActingRequest, result: SearchResult, form: GoOnRecordForm) -> HttpResponse:
    if result.finding == Finding.TAKEN:
        return _already_represented(request, result, result.firm)
    if result.finding == Finding.OURS:
        return render(
            request, "defence/already_yours.jinja", {"result": result, "back_href": reverse("defence:search")}
        )
    return render(
        request,
        "defence/go_on_record.jinja",
        {
            "form": form,
            "rows": found_rows(result),
            "back_href": reverse("defence:search"),
            "may_go_on_record": may_ever(request.actor, Action.CREATE, Target.REPRESENTATION),
        },
    )


def _already_represented(request: ActingRequest, result: SearchResult, firm: str) -> HttpResponse:
    context = {"reference": result.reference, "firm": firm, "back_href": reverse("defence:search")}
    return render(request, "defence/already_represented.jinja", context, status=403)
