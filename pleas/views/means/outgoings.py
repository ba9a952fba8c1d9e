"""Hardship and monthly outgoings."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from pleas.answers import Answers, Outgoings
from pleas.forms.means import HardshipForm, HardshipQuestionForm, HouseholdForm, OtherExpensesForm
from pleas.presenters.means_page import income_summary
from pleas.views.means.base import MeansPage
from pleas.views.visits import FormT, journey_page


@journey_page("hardship_question")
class HardshipQuestionView(MeansPage[HardshipQuestionForm]):
    """What comes in a week, and whether paying a fine would be hard."""

    form_class = HardshipQuestionForm
    template_name = "pleas/means/hardship_question.jinja"
    page_title = _("Your income")

    def context(self, form: HardshipQuestionForm) -> dict[str, Any]:
        return {**super().context(form), "income": income_summary(self.means)}


@journey_page("hardship")
class HardshipView(MeansPage[HardshipForm]):
    """Why it would be hard."""

    form_class = HardshipForm


class _OutgoingsPage(MeansPage[FormT]):
    template_name = "pleas/means/outgoings.jinja"

    @property
    def outgoings(self) -> Outgoings:
        return self.means.outgoings

    def with_outgoings(self, answers: Answers, **given: Any) -> Answers:
        return self.with_means(answers, outgoings=replace(answers.means.outgoings, **given))


@journey_page("household")
class HouseholdView(_OutgoingsPage[HouseholdForm]):
    """What the household costs in a month."""

    form_class = HouseholdForm
    page_title = _("Your household expenses in a month")

    def answers(self) -> dict[str, Any]:
        return {**self.outgoings.household, "others_contribute": self.outgoings.others_contribute}

    def change(self, answers: Answers, form: HouseholdForm) -> Answers:
        return self.with_outgoings(
            answers, household=form.amounts(), others_contribute=form.cleaned_data["others_contribute"]
        )


@journey_page("other_expenses")
class OtherExpensesView(_OutgoingsPage[OtherExpensesForm]):
    """What else goes out in a month."""

    form_class = OtherExpensesForm
    page_title = _("Your other expenses in a month")

    def form_arguments(self) -> dict[str, Any]:
        return {"has_outstanding_fines": bool(self.means.has_outstanding_fines)}

    def answers(self) -> dict[str, Any]:
        kept = self.outgoings
        return {
            **kept.other,
            "has_anything_else": kept.has_anything_else,
            "anything_else": kept.anything_else,
            "anything_else_amount": kept.anything_else_amount,
        }

    def change(self, answers: Answers, form: OtherExpensesForm) -> Answers:
        return self.with_outgoings(
            answers,
            other=form.amounts(),
            has_anything_else=form.cleaned_data["has_anything_else"],
            anything_else=form.cleaned_data["anything_else"],
            anything_else_amount=form.cleaned_data["anything_else_amount"],
        )
