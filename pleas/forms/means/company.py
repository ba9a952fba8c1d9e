"""A company's finances: all five figures (domain document "Online plea", Fields and rules, page 18)."""

import re
import unicodedata
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from commonplatform.ui.money_fields import MoneyField
from pleas.forms.yes_no import NO, YES, Reply, YesNoField
from pleas.means import net_exceeds_gross

LARGEST_TURNOVER = Decimal("9999999999.99")
MOST_EMPLOYEES = 9_999_999
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+$")


class _CountField(forms.IntegerField):
    """A whole number as people type it: 1,200 as well as 1200."""

    def to_python(self, value: Any) -> int | None:
        typed = unicodedata.normalize("NFKC", str(value)).strip() if isinstance(value, str) else value
        return super().to_python(typed.replace(",", "") if isinstance(typed, str) and _GROUPED.match(typed) else typed)


class CompanyFinancesForm(ConditionalFieldsMixin, forms.Form):
    """A net turnover above the gross is asked about once; ticked as right, it is taken."""

    conditional_fields: ClassVar[ConditionalFields] = {"has_outstanding_fines": {YES: ("outstanding_fines",)}}
    choice_hints: ClassVar[dict[str, dict[str, object]]] = {
        "trading_over_a_year": {
            YES: _("Take the figures below from the latest audited accounts"),
            NO: _("Take the figures below from the projection for the first 12 months"),
        }
    }

    trading_over_a_year = YesNoField(
        label=_("Has the company been trading for more than 12 months?"),
        reply=Reply.IT_DOES,
        select=_("Select yes if the company has been trading for more than 12 months"),
    )
    employees = _CountField(
        label=_("Number of employees"),
        min_value=0,
        max_value=MOST_EMPLOYEES,
        widget=forms.TextInput(
            attrs={
                "class": "govuk-input--width-5",
                "inputmode": "numeric",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
        error_messages={
            "required": _("Enter the number of employees"),
            "invalid": _("The number of employees must be a whole number, like 12"),
            "min_value": _("The number of employees must be 0 or more"),
            "max_value": _("The number of employees must be 9,999,999 or fewer"),
        },
    )
    gross_turnover = MoneyField(
        label=_("Gross turnover in a year"),
        subject=_("The gross turnover"),
        missing=_("Enter the gross turnover"),
        largest=LARGEST_TURNOVER,
    )
    net_turnover = MoneyField(
        label=_("Net turnover in a year"),
        subject=_("The net turnover"),
        missing=_("Enter the net turnover"),
        largest=LARGEST_TURNOVER,
    )
    has_outstanding_fines = YesNoField(
        label=_("Does the company still have to pay fines from other court cases?"),
        reply=Reply.THERE_IS,
        select=_("Select yes if the company still has to pay other fines"),
    )
    outstanding_fines = MoneyField(
        label=_("How much the company still has to pay"),
        subject=_("What the company still has to pay"),
        missing=_("Enter how much the company still has to pay"),
        largest=LARGEST_TURNOVER,
    )
    figures_are_right = forms.BooleanField(
        label=_("The net turnover is really higher than the gross turnover"), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        gross, net = cleaned.get("gross_turnover"), cleaned.get("net_turnover")
        unusual = gross is not None and net is not None and net_exceeds_gross(gross=gross, net=net)
        if unusual and not cleaned.get("figures_are_right"):
            self.add_error(
                "net_turnover",
                _("The net turnover is higher than the gross turnover. Correct it, or tick below that it is right."),
            )
        self.asks_whether_right = unusual
        return cleaned

    asks_whether_right = False
