"""Extending a custody time limit, stopping its clock, and letting it run again."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access.policy import Action, Target
from cases.custody.exceptions import CustodyChanged, ExtendedIntoThePast, LimitHadExpired, NoClock
from cases.custody.services import extend_limit, restart_clock, stop_clock
from cases.custody.states import StopReason
from cases.custody.types import HeldLimit
from cases.exceptions import CaseNotFound
from cases.forms.custody import ExtendLimitForm, RestartClockForm, StopClockForm, VersionMixin
from cases.models import Defendant, Offence
from cases.presenters import CaseFrame, case_frame
from cases.presenters.case_tabs import charge_title
from cases.presenters.custody import limit_rows
from cases.presenters.custody_working import working_rows
from commonplatform.accounts.requests import ActingRequest
from commonplatform.ui.formats import long_date


@dataclass(frozen=True, slots=True)
class Opened:
    """One charge of a case opened by somebody who may record custody."""

    frame: CaseFrame
    defendant: Defendant
    charge: Offence
    limit: HeldLimit | None

    @property
    def version(self) -> int:
        return self.limit.version if self.limit else 0


@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: ActingRequest, case_id: UUID, offence_id: UUID) -> HttpResponse:
    """A new last day."""
    opened = _open(request, case_id, offence_id)
    first = {"decided_on": timezone.localdate(), "version": opened.version}
    form = ExtendLimitForm(request.POST if request.method == "POST" else None, initial=first)
    if not form.is_valid():
        return _page(request, opened, form, _("Extend the custody time limit"))
    given = form.cleaned_data
    try:
        extend_limit(
            actor=request.actor,
            offence_id=offence_id,
            until=given["until"],
            decided_on=given["decided_on"],
            reason=given["reason"],
            seen_version=given["version"],
        )
    except CustodyChanged as changed:
        return _page(request, opened, form, _("Extend the custody time limit"), changed=changed)
    except LimitHadExpired as refusal:
        said = _("The limit had passed on %(day)s, and a limit that has passed cannot be extended")
        form.add_error("decided_on", said % {"day": long_date(refusal.limit_on)})
    except ExtendedIntoThePast:
        form.add_error("until", _("New custody time limit must be after the day of the hearing"))
    else:
        messages.success(request, _("The custody time limit is extended"))
        return redirect("cases:defendants", case_id=case_id)
    return _page(request, opened, form, _("Extend the custody time limit"))


@require_http_methods(["GET", "HEAD", "POST"])
def clock(request: ActingRequest, case_id: UUID, offence_id: UUID) -> HttpResponse:
    """Stop a clock that runs; let one run again that was stopped."""
    opened = _open(request, case_id, offence_id)
    if opened.limit is None:
        raise CaseNotFound(case_id)
    stopped = opened.limit.stop_reason is not None
    heading = _("Let the clock run again") if stopped else _("Stop the clock")
    sent = request.POST if request.method == "POST" else None
    first = {"stopped_on": timezone.localdate(), "version": opened.version}
    form = RestartClockForm(sent, initial=first) if stopped else StopClockForm(sent, initial=first)
    if not form.is_valid():
        return _page(request, opened, form, heading)
    try:
        _turn(request, offence_id, form)
    except CustodyChanged as changed:
        return _page(request, opened, form, heading, changed=changed)
    except NoClock:
        messages.warning(request, _("The clock of this limit does not run"))
    else:
        said = _("The clock runs again") if stopped else _("The clock is stopped")
        messages.success(request, said)
    return redirect("cases:defendants", case_id=case_id)


def _turn(request: ActingRequest, offence_id: UUID, form: forms.Form) -> None:
    given = form.cleaned_data
    if isinstance(form, RestartClockForm):
        restart_clock(actor=request.actor, offence_id=offence_id, reason=given["reason"], seen_version=given["version"])
        return
    stop_clock(
        actor=request.actor,
        offence_id=offence_id,
        why=StopReason(given["why"]),
        on=given["stopped_on"],
        note=given["note"],
        seen_version=given["version"],
    )


def _open(request: ActingRequest, case_id: UUID, offence_id: UUID) -> Opened:
    frame = case_frame(request.actor, case_id, "defendants", with_charges=True)
    for defendant in frame.file.defendants:
        for charge in defendant.offences.all():
            if charge.pk == offence_id and defendant.kind == defendant.Kind.PERSON:
                frame.file.standing.require(Action.CHANGE, Target.CUSTODY, defendant.pk)
                custody = frame.reasons.custody.get(defendant.pk)
                return Opened(frame, defendant, charge, custody.limits.get(offence_id) if custody else None)
    raise CaseNotFound(case_id)


def _page(
    request: ActingRequest, opened: Opened, form: VersionMixin, heading: str, *, changed: CustodyChanged | None = None
) -> HttpResponse:
    """With `changed`, what stands now above what was typed, which can then be recorded on top of it."""
    if changed is not None:
        form.is_on_top_of(opened.version)
    limit = opened.limit
    facts = {
        "frame": opened.frame,
        "defendant": opened.defendant,
        "title": charge_title(opened.charge),
        "heading": heading,
        "held": limit_rows(limit) if limit else (),
        "working": working_rows(limit.working) if limit and limit.working else (),
        "form": form,
        "changed": changed,
    }
    return render(request, "cases/custody_limit_form.jinja", facts, status=409 if changed else 200)
