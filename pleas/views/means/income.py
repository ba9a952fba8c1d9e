"""Work, benefits and other income."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from pleas.answers import Answers, Benefits, EmploymentStatus, Income
from pleas.forms.means import (
    BenefitsForm,
    InWorkBenefitsForm,
    OtherIncomeForm,
    PayForm,
    PensionCreditForm,
    StatusForm,
)
from pleas.means import STATUSES_SELF_EMPLOYED, means_with_status
from pleas.views.means.base import MeansPage, typed_money
from pleas.views.visits import FormT, journey_page


@journey_page("status")
class StatusView(MeansPage[StatusForm]):
    """How somebody makes a living; a new answer takes away the income that belonged to the old one."""

    form_class = StatusForm
    template_name = "pleas/means/status.jinja"

    def change(self, answers: Answers, form: StatusForm) -> Answers:
        status = EmploymentStatus(form.cleaned_data["status"])
        return replace(answers, means=means_with_status(answers.means, status))


@journey_page("pay")
class PayView(MeansPage[PayForm]):
    """Take-home pay."""

    form_class = PayForm
    page_title = _("Your pay")

    def form_arguments(self) -> dict[str, Any]:
        return {"is_self_employed": self.means.status in STATUSES_SELF_EMPLOYED}

    def answers(self) -> dict[str, Any]:
        return typed_money(self.means.pay)

    def change(self, answers: Answers, form: PayForm) -> Answers:
        return self.with_means(answers, pay=Income(**form.money()))


class _BenefitsPage(MeansPage[FormT]):
    page_title = _("Your benefits")

    def answers(self) -> dict[str, Any]:
        benefits = self.means.benefits
        named = {"kind": benefits.kind, "kind_details": benefits.kind_details} if benefits else {}
        return {**typed_money(benefits), **named}

    def change(self, answers: Answers, form: Any) -> Answers:
        named = {"kind": form.cleaned_data["kind"], "kind_details": form.cleaned_data["kind_details"]}
        return self.with_means(answers, benefits=Benefits(**named, **form.money()))


@journey_page("benefits")
class BenefitsView(_BenefitsPage[BenefitsForm]):
    """Benefits of somebody who is out of work."""

    form_class = BenefitsForm


@journey_page("in_work_benefits")
class InWorkBenefitsView(_BenefitsPage[InWorkBenefitsForm]):
    """Benefits of somebody who works."""

    form_class = InWorkBenefitsForm


@journey_page("other_income")
class OtherIncomeView(MeansPage[OtherIncomeForm]):
    """Income that is neither pay nor benefit, and whether there is Pension Credit."""

    form_class = OtherIncomeForm
    page_title = _("Your income")

    def answers(self) -> dict[str, Any]:
        income = self.means.other_income
        return {
            **typed_money(income),
            "source": income.source if income else "",
            "receives_pension_credit": self.means.receives_pension_credit,
        }

    def change(self, answers: Answers, form: OtherIncomeForm) -> Answers:
        return self.with_means(
            answers,
            other_income=Income(source=form.cleaned_data["source"], **form.money()),
            receives_pension_credit=form.cleaned_data["receives_pension_credit"],
        )


@journey_page("pension_credit")
class PensionCreditView(MeansPage[PensionCreditForm]):
    """How much Pension Credit."""

    form_class = PensionCreditForm
    page_title = _("Your Pension Credit")

    def answers(self) -> dict[str, Any]:
        return typed_money(self.means.pension_credit)

    def change(self, answers: Answers, form: PensionCreditForm) -> Answers:
        return self.with_means(answers, pension_credit=Income(**form.money()))
