"""Your details: who answers, and how they can be reached."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from commonplatform.accounts.types import CITIZEN
from pleas.addresses import address_of
from pleas.answers import Answers, CompanyDetails, CorrectedAddress, PersonDetails
from pleas.eligibility import is_under_18
from pleas.forms import AddressForm, CompanyForm, ContactForm, DetailsForm, InsuranceNumberForm, LicenceForm
from pleas.forms.contact import LINES
from pleas.help_lines import help_lines
from pleas.identity_numbers import driver_number_fits
from pleas.presenters.case_page import own_case_view
from pleas.presenters.stop_page import too_young_view
from pleas.selectors import own_case
from pleas.services import flag_under_18
from pleas.views.assistance import assistance_of
from pleas.views.visits import FormT, JourneyView, journey_page, proved_page, visit_of


class DetailsPage(JourneyView[FormT]):
    """A page about whoever answers: the person charged, or the representative of a company."""

    @property
    def person(self) -> PersonDetails:
        return self.journey.answers.person or PersonDetails()

    @property
    def company(self) -> CompanyDetails:
        return self.journey.answers.company or CompanyDetails()

    @property
    def who(self) -> PersonDetails | CompanyDetails:
        return self.company if self.case.is_company else self.person

    def with_details(self, answers: Answers, **given: Any) -> Answers:
        """The answers with these details of whoever answers."""
        if self.case.is_company:
            return replace(answers, company=replace(answers.company or CompanyDetails(), **given))
        return replace(answers, person=replace(answers.person or PersonDetails(), **given))

    def change(self, answers: Answers, form: FormT) -> Answers:
        return self.with_details(answers, **form.cleaned_data)


@journey_page("details")
class DetailsView(DetailsPage[DetailsForm]):
    """The name as the case has it, to be put right; the date of birth where the case holds none."""

    form_class = DetailsForm
    template_name = "pleas/details.jinja"
    page_title = _("Your name")

    def form_arguments(self) -> dict[str, Any]:
        return {"asks_birth": self.case.born_on is None, "has_single_name": not self.case.forenames}

    def answers(self) -> dict[str, Any]:
        person = self.person
        if person.last_name:
            names = (person.first_name, person.middle_name, person.last_name)
        else:
            first, _space, middle = self.case.forenames.partition(" ")
            names = (first, middle, self.case.surname)
        return {**dict(zip(("first_name", "middle_name", "last_name"), names, strict=True)), "born_on": person.born_on}

    def destination(self, form: DetailsForm) -> str:
        born_on = form.cleaned_data.get("born_on")
        if born_on is not None and is_under_18(born_on, today=timezone.localdate()):
            flag_under_18(actor=CITIZEN, case=self.case)
            return address_of("too_young")
        return super().destination(form)


@proved_page
@require_safe
def too_young(request: HttpRequest) -> HttpResponse:
    """Somebody whose date of birth the case does not hold said that they are under 18."""
    visit = visit_of(request)
    if visit is None:
        return redirect(address_of("ended"))
    own = own_case(visit.proved)
    context = {
        "page": too_young_view(own),
        "case": own_case_view(own),
        "help_lines": help_lines(),
        "back_href": address_of("details"),
    }
    return render(request, "pleas/stopped.jinja", context)


@journey_page("company")
class CompanyView(DetailsPage[CompanyForm]):
    """The company, and whoever answers for it."""

    form_class = CompanyForm
    template_name = "pleas/company.jinja"
    page_title = _("The company and you")

    def answers(self) -> dict[str, Any]:
        company = self.company
        return {
            "company_name": company.company_name or self.case.defendant_name,
            "incorporation_number": company.incorporation_number,
            "representative_first_name": company.representative_first_name,
            "representative_last_name": company.representative_last_name,
            "position": company.position,
        }


@journey_page("address")
class AddressView(DetailsPage[AddressForm]):
    """Whether the address on the notice is right. The address itself is not shown."""

    form_class = AddressForm

    def form_arguments(self) -> dict[str, Any]:
        return {"is_company": self.case.is_company}

    def answers(self) -> dict[str, Any]:
        address = self.who.address
        lines = dict(zip(LINES, address.lines, strict=False)) if address else {}
        return {
            "address_is_correct": self.who.address_is_correct,
            "postcode": address.postcode if address else "",
            **lines,
        }

    def change(self, answers: Answers, form: AddressForm) -> Answers:
        correct = form.cleaned_data["address_is_correct"]
        address = None if correct else CorrectedAddress(form.lines(), form.cleaned_data["postcode"])
        return self.with_details(answers, address_is_correct=correct, address=address)


@journey_page("contact")
class ContactView(DetailsPage[ContactForm]):
    """Where the confirmation goes."""

    form_class = ContactForm
    page_title = _("How can we contact you?")

    def form_arguments(self) -> dict[str, Any]:
        return {"is_helped": assistance_of(self.request) is not None}

    def answers(self) -> dict[str, Any]:
        return {"email": self.who.email, "telephone": self.who.telephone}


@journey_page("insurance_number")
class InsuranceNumberView(DetailsPage[InsuranceNumberForm]):
    """The National Insurance number, or why there is none."""

    form_class = InsuranceNumberForm

    def answers(self) -> dict[str, Any]:
        person = self.person
        return {
            "has_insurance_number": person.has_insurance_number,
            "insurance_number": person.insurance_number,
            "no_insurance_number_reason": person.no_insurance_number_reason,
        }


@journey_page("licence")
class LicenceView(DetailsPage[LicenceForm]):
    """The driver number. One that does not fit the person is asked about once, never refused."""

    form_class = LicenceForm

    def answers(self) -> dict[str, Any]:
        person = self.person
        return {
            "has_licence": person.has_licence,
            "driver_number": person.driver_number,
            "licence_details": person.licence_details,
            "looked_at": person.driver_number,
        }

    def save(self, form: LicenceForm) -> None:
        number, looked_at = form.cleaned_data["driver_number"], form.cleaned_data["looked_at"]
        born_on = self.case.born_on or self.person.born_on
        fits = not number or driver_number_fits(number, surname=self.person.last_name, born_on=born_on)
        if fits or number == looked_at:
            super().save(form)
        else:
            form.ask_to_look_again()

    def change(self, answers: Answers, form: LicenceForm) -> Answers:
        names = ("has_licence", "driver_number", "licence_details")
        return self.with_details(answers, **{name: form.cleaned_data[name] for name in names})
