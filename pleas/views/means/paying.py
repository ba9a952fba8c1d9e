"""How a fine could be taken, from whom, and what is owed already."""

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext_lazy as _

from pleas.answers import Answers, DeductionWish, Employer
from pleas.forms.means import DeductionForm, EmployerForm, OutstandingFinesForm
from pleas.views.means.base import MeansPage
from pleas.views.visits import journey_page


@journey_page("deduction")
class DeductionView(MeansPage[DeductionForm]):
    """Whether a fine should be taken from pay or benefits."""

    form_class = DeductionForm

    def form_arguments(self) -> dict[str, Any]:
        return {"status": self.means.status}

    def change(self, answers: Answers, form: DeductionForm) -> Answers:
        return self.with_means(answers, deduction=DeductionWish(form.cleaned_data["deduction"]))


@journey_page("employer")
class EmployerView(MeansPage[EmployerForm]):
    """The employer who would be ordered to take a fine from the pay."""

    form_class = EmployerForm
    page_title = _("Your employer")

    def answers(self) -> dict[str, Any]:
        return asdict(self.means.employer) if self.means.employer else {}

    def change(self, answers: Answers, form: EmployerForm) -> Answers:
        return self.with_means(answers, employer=Employer(**form.cleaned_data))


@journey_page("outstanding_fines")
class OutstandingFinesView(MeansPage[OutstandingFinesForm]):
    """Other fines that are still to be paid."""

    form_class = OutstandingFinesForm
