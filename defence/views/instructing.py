"""Recording an instruction."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from commonplatform.accounts.requests import ActingRequest
from defence.exceptions import AlreadyRepresented, FirmProsecutes, LockedByOrder, SearchProofExpired
from defence.forms import InstructionForm
from defence.presenters import found_rows
from defence.selectors import result_of
from defence.services import record_instruction
from defence.types import SearchResult
from defence.views.searching import after_it, already_represented, firm_prosecutes, locked_by_order, refusal_of


@require_http_methods(["GET", "HEAD", "POST"])
def instruct(request: ActingRequest, proof: str) -> HttpResponse:
    """ "I have been instructed" for the defendant found."""
    require_ever(request.actor, Action.CREATE, Target.INSTRUCTION)
    try:
        result = result_of(request.actor, proof)
        refused = refusal_of(request, result)
        if refused is not None:
            return refused
        form = InstructionForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            return _record(request, proof, result, form)
    except SearchProofExpired:
        messages.warning(request, _("Your search is too old. Search again."))
        return redirect("defence:search")
    context = {
        "form": form,
        "rows": found_rows(result),
        "back_href": reverse("defence:go_on_record", kwargs={"proof": proof}),
    }
    return render(request, "defence/instruct.jinja", context)


def _record(request: ActingRequest, proof: str, result: SearchResult, form: InstructionForm) -> HttpResponse:
    try:
        record_instruction(actor=request.actor, proof=proof, instructed_on=form.cleaned_data["instructed_on"])
    except AlreadyRepresented as refusal:
        return already_represented(request, refusal.firm)
    except LockedByOrder:
        return locked_by_order(request)
    except FirmProsecutes:
        return firm_prosecutes(request, result.reference)
    messages.success(request, _("Your instruction for %(defendant)s is recorded") % {"defendant": result.defendant})
    return after_it(request, result)
