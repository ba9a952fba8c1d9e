"""Answering: the case, a plea to each charge, contact details, check your answers."""

from dataclasses import replace
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases.states import PleaChoice
from commonplatform.accounts.types import CITIZEN
from pleas.addresses import address_of, address_of_place
from pleas.eligibility import why_not_open
from pleas.forms import ContactForm, PleaForm
from pleas.presenters.answers import answer_sections
from pleas.presenters.case_page import charge_view, own_case_view, stop_view
from pleas.selectors import own_case, receipt_of
from pleas.services import save_answers
from pleas.types import Charge
from pleas.views.visits import JourneyView, proved_page, visit_of


@proved_page
@require_safe
def case(request: HttpRequest) -> HttpResponse:
    """What one is charged with; or why it cannot be answered online, and whom to contact."""
    visit = visit_of(request)
    if visit is None:
        return redirect(address_of("ended"))
    own = own_case(visit.proved)
    reason = why_not_open(own, today=timezone.localdate())
    if reason is not None:
        page = stop_view(own, reason, receipt_of(visit.proved))
        return render(request, "pleas/stopped.jinja", {"page": page, "case": own_case_view(own)})
    return render(
        request,
        "pleas/case.jinja",
        {"case": own_case_view(own), "next_href": address_of("charge", 1)},
    )


class ChargeView(JourneyView[PleaForm]):
    """One charge, one question."""

    form_class = PleaForm
    place_name = "charge"
    template_name = "pleas/charge.jinja"

    @property
    def charge(self) -> Charge:
        return self.case.charges[self.place.number - 1]

    def answers(self) -> dict[str, Any]:
        return {"plea": self.journey.answers.plea_to(self.charge.offence_id)}

    def save(self, form: PleaForm) -> None:
        choice = PleaChoice(form.cleaned_data["plea"])
        charge_id = self.charge.offence_id
        save_answers(actor=CITIZEN, visit=self.visit, change=lambda answers: answers.with_plea(charge_id, choice))

    def context(self, form: PleaForm) -> dict[str, Any]:
        charge = charge_view(self.charge)
        self.page_title = charge.title.text
        self.caption = _("Charge %(number)s of %(total)s") % {
            "number": charge.number,
            "total": len(self.case.charges),
        }
        return {**super().context(form), "charge": charge, "is_company": self.case.is_company}


class ContactView(JourneyView[ContactForm]):
    """Where the confirmation goes."""

    form_class = ContactForm
    place_name = "contact"
    template_name = "pleas/contact_details.jinja"
    page_title = gettext_lazy("How can we contact you?")

    def answers(self) -> dict[str, Any]:
        return {"email": self.journey.answers.email, "telephone": self.journey.answers.telephone}

    def save(self, form: ContactForm) -> None:
        email, telephone = form.cleaned_data["email"], form.cleaned_data["telephone"]
        save_answers(
            actor=CITIZEN,
            visit=self.visit,
            change=lambda answers: replace(answers, email=email, telephone=telephone),
        )


class CheckView(JourneyView[Form]):
    """Everything that was answered, each with a link to change it."""

    form_class = Form
    place_name = "check"
    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        context = {
            "sections": answer_sections(self.case, self.journey.answers),
            "next_href": address_of_place(self.journey.after(self.place)),
            "back_href": self.back_url(),
        }
        return render(request, "pleas/check.jinja", context)


charge = proved_page(ChargeView.as_view())
contact = proved_page(ContactView.as_view())
check = proved_page(CheckView.as_view())
