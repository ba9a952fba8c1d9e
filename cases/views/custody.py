"""Recording remand, after seeing what follows from it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access.policy import Action, Target
from cases.custody.exceptions import CustodyChanged, HeldAfterHearing
from cases.custody.services import preview_remand, record_remand
from cases.custody.types import DefendantCustody, RemandPlan, nothing_held
from cases.exceptions import CaseNotFound
from cases.forms.custody import RecordRemandForm
from cases.models import Defendant
from cases.presenters import CaseFrame, case_frame
from cases.presenters.custody import custody_rows
from cases.presenters.custody_charges import charges_that_ask, typed
from cases.presenters.custody_working import plan_rows, planned_charges
from commonplatform.accounts.requests import ActingRequest
from commonplatform.ui.formats import long_date

CONFIRMED, CHANGE = "confirmed", "change"


@require_http_methods(["GET", "HEAD", "POST"])
def remand(request: ActingRequest, case_id: UUID, defendant_id: UUID) -> HttpResponse:
    """The form, then what would follow from it, then it is recorded."""
    frame = case_frame(request.actor, case_id, "defendants", with_charges=True)
    frame.file.standing.require(Action.CHANGE, Target.CUSTODY, defendant_id)
    defendant = next((each for each in frame.file.defendants if each.pk == defendant_id), None)
    if defendant is None or defendant.kind != defendant.Kind.PERSON:
        raise CaseNotFound(case_id)
    custody = frame.reasons.custody.get(defendant_id, nothing_held(defendant_id))
    form = _form(request, defendant, custody)
    if request.method == "POST" and form.is_valid() and CHANGE not in request.POST:
        try:
            if CONFIRMED not in request.POST:
                return _preview(request, frame, defendant, form)
            _record(request, defendant_id, form)
        except HeldAfterHearing as refusal:
            said = _("The day of the hearing must not be before the day since which they are held, %(day)s")
            form.add_error("hearing_on", said % {"day": long_date(refusal.held_since)})
        except CustodyChanged as changed:
            return _page(request, frame, defendant, custody, form, changed=changed)
        else:
            messages.success(request, _("The remand is recorded"))
            return redirect("cases:defendants", case_id=case_id)
    return _page(request, frame, defendant, custody, form)


def _form(request: ActingRequest, defendant: Defendant, custody: DefendantCustody) -> RecordRemandForm:
    status = custody.remand.status if custody.remand else custody.received
    return RecordRemandForm(
        request.POST if request.method == "POST" else None,
        charges=charges_that_ask(defendant, custody),
        initial={
            "status": status,
            "hearing_on": timezone.localdate(),
            "version": custody.remand.version if custody.remand else 0,
        },
    )


def _record(request: ActingRequest, defendant_id: UUID, form: RecordRemandForm) -> RemandPlan:
    return record_remand(
        actor=request.actor,
        defendant_id=defendant_id,
        decision=form.decision(),
        seen_version=form.cleaned_data["version"],
    )


def _preview(request: ActingRequest, frame: CaseFrame, defendant: Defendant, form: RecordRemandForm) -> HttpResponse:
    plan = preview_remand(actor=request.actor, defendant_id=defendant.pk, decision=form.decision())
    facts = {
        "frame": frame,
        "defendant": defendant,
        "rows": plan_rows(plan),
        "charges": planned_charges(plan),
        "typed": typed(form, request.POST),
    }
    return render(request, "cases/preview_remand.jinja", facts)


def _page(
    request: ActingRequest,
    frame: CaseFrame,
    defendant: Defendant,
    custody: DefendantCustody,
    form: RecordRemandForm,
    *,
    changed: CustodyChanged | None = None,
) -> HttpResponse:
    """With `changed`, what stands now above what was typed, which can then be recorded on top of it."""
    if changed is not None and custody.remand is not None:
        form.is_on_top_of(custody.remand.version)
    facts = {
        "frame": frame,
        "defendant": defendant,
        "held": custody_rows(custody),
        "form": form,
        "changed": changed,
    }
    return render(request, "cases/record_remand.jinja", facts, status=409 if changed else 200)
