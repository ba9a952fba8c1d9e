"""How often money comes in, as a question."""

from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.money_fields import MoneyField
from pleas.answers import PayPeriod

AVERAGE: Final = "average"
_LABELS = {
    PayPeriod.WEEKLY: _("Every week"),
    PayPeriod.FORTNIGHTLY: _("Every 2 weeks"),
    PayPeriod.MONTHLY: _("Every month"),
    PayPeriod.YEARLY: _("Every year"),
}
REGULAR = (PayPeriod.WEEKLY, PayPeriod.FORTNIGHTLY, PayPeriod.MONTHLY)
WITH_YEARLY = (*REGULAR, PayPeriod.YEARLY)


class PeriodField(forms.ChoiceField):
    """The periods of a page; with `other`, also one for money that comes in none of them."""

    def __init__(self, *, periods: tuple[PayPeriod, ...], other: bool, select: Any, **kwargs: Any) -> None:
        super().__init__(
            choices=choices_of(periods, other=other),
            widget=forms.RadioSelect,
            error_messages={"required": select, "invalid_choice": select},
            **kwargs,
        )


def choices_of(periods: tuple[PayPeriod, ...], *, other: bool) -> list[tuple[str, Any]]:
    """The periods in words; with `other`, "at other times" comes last."""
    choices: list[tuple[str, Any]] = [(period.value, _LABELS[period]) for period in periods]
    return [*choices, (AVERAGE, _("At other times"))] if other else choices


class AmountAndPeriodForm(forms.Form):
    """An amount and how often it comes. Declare `amount` and `period` in the form's own words.

    What comes at other times is asked as the average of a week, because that is how it counts (domain
    document "Online plea", Weekly income).
    """

    choice_hints = {"period": {AVERAGE: _("Enter above what you get in a week on average")}}

    amount: MoneyField
    period: PeriodField

    def money(self) -> dict[str, Any]:
        """Amount, period and whether it is an average, as answers keep them."""
        typed: str = self.cleaned_data["period"]
        amount: Decimal = self.cleaned_data["amount"]
        average = typed == AVERAGE
        return {
            "amount": amount,
            "period": PayPeriod.WEEKLY if average else PayPeriod(typed),
            "is_average": average,
        }


def typed_period(period: PayPeriod, *, is_average: bool) -> str:
    """The choice that stands for what was kept."""
    return AVERAGE if is_average else period.value
