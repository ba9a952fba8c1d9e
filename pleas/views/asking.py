"""Asking to change or withdraw a plea before the court decides."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cases.exceptions import CaseNotOpenForPlea, NothingToChange, RequestAlreadyWaiting
from cases.states import RequestKind
from commonplatform.accounts.types import CITIZEN
from commonplatform.ui.question_views import QuestionView
from pleas.addresses import address_of
from pleas.eligibility import may_ask
from pleas.forms import AskForm
from pleas.help_lines import help_lines
from pleas.presenters.case_page import own_case_view
from pleas.selectors import own_case
from pleas.services import ask_about_plea
from pleas.types import OwnCase, Visit
from pleas.views.visits import proved_page, visit_of


class AskView(QuestionView[AskForm]):
    """What is asked for and why; whether it can be had is for the court to say."""

    form_class = AskForm
    template_name = "pleas/ask.jinja"
    page_title = _("Ask to change or withdraw your plea")
    button_text = _("Send to the court")
    visit: Visit
    case: OwnCase
    sent_to: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        visit = visit_of(request)
        if visit is None:
            return redirect(address_of("ended"))
        self.visit, self.case, self.sent_to = visit, own_case(visit.proved), address_of("asked")
        if not may_ask(self.case, today=timezone.localdate()):
            return redirect(address_of("case"))
        return super().dispatch(request, *args, **kwargs)

    def form_arguments(self) -> dict[str, Any]:
        return {"charges": self.case.charges}

    def save(self, form: AskForm) -> None:
        try:
            ask_about_plea(
                actor=CITIZEN,
                proved=self.visit.proved,
                kind=RequestKind(form.cleaned_data["kind"]),
                wanted=form.wanted(),
                reason=form.cleaned_data["reason"],
                idempotency_key=form.cleaned_data["submission_key"],
            )
        except NothingToChange:
            form.say_nothing_changes()
        except RequestAlreadyWaiting as earlier:
            form.say_one_is_waiting(earlier.raised_at)
        except CaseNotOpenForPlea:
            self.sent_to = address_of("case")

    def context(self, form: AskForm) -> dict[str, Any]:
        return {**super().context(form), "case": own_case_view(self.case), "help_lines": help_lines()}

    def next_url(self, form: AskForm) -> str:
        return self.sent_to

    def back_url(self) -> str:
        return address_of("progress")


@proved_page
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """The request is with the court; the plea stands until it answers."""
    visit = visit_of(request)
    if visit is None:
        return redirect(address_of("ended"))
    context = {"case": own_case_view(own_case(visit.proved)), "help_lines": help_lines()}
    return render(request, "pleas/asked.jinja", context)


ask = proved_page(AskView.as_view())
