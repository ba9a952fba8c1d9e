"""Finding a defendant and going on record."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access.policy import Action, Target
from cases.access.relations import may, require_ever
from commonplatform.accounts.requests import ActingRequest
from defence.exceptions import (
    AlreadyRepresented,
    FirmProsecutes,
    LockedByOrder,
    SearchProofExpired,
    SeveralMatch,
    TooManySearches,
)
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
    several = None
    if form.is_valid():
        try:
            proof = search_defendant(actor=request.actor, terms=form.terms())
        except TooManySearches as pause:
            paused_until = pause.until
        except SeveralMatch as found:
            several = found
            form.add_error("reference", _("Enter the case reference or URN"))
        else:
            if proof is not None:
                return redirect("defence:go_on_record", proof=proof)
            nothing_found = True
            form.add_error(None, _("No case matches all of these details"))
    if paused_until is not None:
        return render(request, "defence/too_many_searches.jinja", {"until": paused_until}, status=429)
    return render(request, "defence/search.jinja", {"form": form, "nothing_found": nothing_found, "several": several})


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
    return _answer(request, proof, result, GoOnRecordForm())


def _go_on_record(request: ActingRequest, proof: str, result: SearchResult) -> HttpResponse:
    require_ever(request.actor, Action.CREATE, Target.REPRESENTATION)
    form = GoOnRecordForm(request.POST)
    if result.finding in (Finding.TAKEN, Finding.LOCKED) or not form.is_valid():
        return _answer(request, proof, result, form)
    try:
        start_representation(
            actor=request.actor,
            proof=proof,
            representation_type=RepresentationType(form.cleaned_data["representation_type"]),
            laa_contract_number=form.cleaned_data["laa_contract_number"],
        )
    except AlreadyRepresented as refusal:
        return already_represented(request, refusal.firm)
    except LockedByOrder:
        return locked_by_order(request)
    except FirmProsecutes:
        return firm_prosecutes(request, result.reference)
    messages.success(request, _("You are on record for %(defendant)s") % {"defendant": result.defendant})
    return after_it(request, result)


def after_it(request: ActingRequest, result: SearchResult) -> HttpResponse:
    """The case, for those whose role may open it; the search for those who did it for others."""
    if may(request.actor, Action.VIEW, Target.CASE, case_id=result.case_id):
        return redirect("cases:summary", case_id=result.case_id)
    return redirect("defence:search")


def _answer(request: ActingRequest, proof: str, result: SearchResult, form: GoOnRecordForm) -> HttpResponse:
    refused = refusal_of(request, result)
    if refused is not None:
        return refused
    context = {
        "form": form,
        "result": result,
        "rows": found_rows(result),
        "instruct_href": reverse("defence:instruct", kwargs={"proof": proof}),
        "case_href": _case_href(request, result) if result.is_instructed else "",
        "back_href": reverse("defence:search"),
    }
    return render(request, "defence/go_on_record.jinja", context)


def _case_href(request: ActingRequest, result: SearchResult) -> str:
    opens = may(request.actor, Action.VIEW, Target.CASE, case_id=result.case_id)
    return reverse("cases:summary", kwargs={"case_id": result.case_id}) if opens else ""


def refusal_of(request: ActingRequest, result: SearchResult) -> HttpResponse | None:
    """The page for whoever can do nothing about the defendant found, or need do nothing."""
    if result.finding == Finding.TAKEN:
        return already_represented(request, result.firm)
    if result.finding == Finding.LOCKED:
        return locked_by_order(request)
    if result.finding == Finding.OURS:
        context = {"result": result, "back_href": reverse("defence:search")}
        return render(request, "defence/already_yours.jinja", context)
    return None


def already_represented(request: ActingRequest, firm: str) -> HttpResponse:
    """Another firm is on record: who it is, and nothing else of the case."""
    context = {"firm": firm, "back_href": reverse("defence:search")}
    return render(request, "defence/already_represented.jinja", context, status=403)


def locked_by_order(request: ActingRequest) -> HttpResponse:
    """A representation order decides: nothing of the case is shown."""
    return render(request, "defence/locked_by_order.jinja", {"back_href": reverse("defence:search")}, status=403)


def firm_prosecutes(request: ActingRequest, reference: str) -> HttpResponse:
    """Nobody acts for both sides."""
    context = {"reference": reference, "back_href": reverse("defence:search")}
    return render(request, "defence/firm_prosecutes.jinja", context, status=403)
