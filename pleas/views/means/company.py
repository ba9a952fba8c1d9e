"""A company's finances."""

from dataclasses import asdict, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from pleas.answers import Answers, CompanyFinances
from pleas.forms.means import CompanyFinancesForm
from pleas.views.visits import JourneyView, journey_page


@journey_page("company_finances")
class CompanyFinancesView(JourneyView[CompanyFinancesForm]):
    """The five figures of a company that pleads guilty."""

    form_class = CompanyFinancesForm
    template_name = "pleas/means/company_finances.jinja"
    page_title = _("The company’s finances")

    def answers(self) -> dict[str, Any]:
        finances = self.journey.answers.finances
        return asdict(finances) if finances else {}

    def change(self, answers: Answers, form: CompanyFinancesForm) -> Answers:
        given = {name: value for name, value in form.cleaned_data.items() if name != "figures_are_right"}
        return replace(answers, finances=CompanyFinances(**given))
