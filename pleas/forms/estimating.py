"""What the estimate of a fine asks; nothing of it is kept."""

from decimal import Decimal
from typing import ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from commonplatform.ui.money_fields import MoneyField
from pleas.answers import PayPeriod
from pleas.fine_estimate import RelevantIncome, relevant_income
from pleas.forms.means.periods import WITH_YEARLY, PeriodField
from pleas.means import weekly_amount

INCOME: Final = "income"
BENEFITS: Final = "benefits"
NOT_SAID: Final = "not_said"
_MISSING = _("Select what you live on, or that you would rather not say")


class EstimateForm(ConditionalFieldsMixin, forms.Form):
    """An income and how often it comes, or benefits alone, or nothing said."""

    conditional_fields: ClassVar[ConditionalFields] = {"living": {INCOME: ("amount", "period")}}

    living = forms.ChoiceField(
        label=_("What do you live on?"),
        choices=[
            (INCOME, _("I have an income")),
            (BENEFITS, _("I live on benefits only")),
            (NOT_SAID, _("I would rather not say")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _MISSING, "invalid_choice": _MISSING},
    )
    amount = MoneyField(
        label=_("Your income"),
        help_text=_("What you get after tax and National Insurance."),
        subject=_("Your income"),
        missing=_("Enter your income"),
    )
    period = PeriodField(
        label=_("How often do you get this income?"),
        periods=WITH_YEARLY,
        other=False,
        select=_("Select how often you get this income"),
    )

    def income(self) -> RelevantIncome:
        """What the bands are percentages of."""
        given: Decimal | None = self.cleaned_data["amount"]
        weekly = None if given is None else weekly_amount(given, PayPeriod(self.cleaned_data["period"]))
        return relevant_income(weekly, only_benefits=self.cleaned_data["living"] == BENEFITS)
