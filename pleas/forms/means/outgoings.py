"""Hardship, and what goes out in a month (domain document "Online plea", Fields and rules, pages 14 to 17)."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from commonplatform.ui.money_fields import MoneyField
from pleas.forms.texts import StatementField, TextField
from pleas.forms.yes_no import YES, Reply, YesNoField
from pleas.means import HOUSEHOLD_ITEMS, OTHER_ITEMS


class HardshipQuestionForm(forms.Form):
    """Whether paying a fine would be hard."""

    has_hardship = YesNoField(
        label=_("Would paying a fine cause you serious financial problems?"),
        help_text=_("If yes, we ask why and what you spend in a month. The court takes it into account."),
        reply=Reply.IT_DOES,
        select=_("Select yes if paying a fine would cause you serious financial problems"),
    )


class HardshipForm(forms.Form):
    """Why it would be hard."""

    hardship = StatementField(
        label=_("Why would paying a fine cause you serious financial problems?"),
        subject=_("Why paying a fine would cause you serious financial problems"),
        missing=_("Enter why paying a fine would cause you serious financial problems"),
    )


class _AmountsForm(forms.Form):
    """Optional monthly amounts, by their keys."""

    items: ClassVar[tuple[str, ...]] = ()

    def amounts(self) -> dict[str, Decimal]:
        """What was entered; blank ones are absent."""
        found = {item: self.cleaned_data.get(item) for item in self.items}
        return {item: amount for item, amount in found.items() if amount is not None}


def _monthly(label: Any) -> MoneyField:
    return MoneyField(label=label, subject=label)


class HouseholdForm(_AmountsForm):
    """What the household costs in a month."""

    items = HOUSEHOLD_ITEMS

    accommodation = _monthly(_("Rent or mortgage"))
    utilities = _monthly(_("Gas, electricity and water"))
    insurance = _monthly(_("Insurance"))
    council_tax = _monthly(_("Council Tax"))
    others_contribute = YesNoField(
        label=_("Does anybody else pay part of these?"),
        help_text=_("For example, a partner or somebody who shares your home"),
        reply=Reply.IT_DOES,
        select=_("Select yes if anybody else pays part of these"),
    )


class OtherExpensesForm(ConditionalFieldsMixin, _AmountsForm):
    """What else goes out in a month."""

    items = OTHER_ITEMS
    conditional_fields: ClassVar[ConditionalFields] = {
        "has_anything_else": {YES: ("anything_else", "anything_else_amount")}
    }

    television = _monthly(_("Television subscription and licence"))
    travel = _monthly(_("Travel"))
    telephone = _monthly(_("Telephone and internet"))
    loans = _monthly(_("Loans and credit cards"))
    county_court_orders = _monthly(_("County court orders"))
    child_maintenance = _monthly(_("Child maintenance"))
    fines = _monthly(_("Other fines"))
    has_anything_else = YesNoField(
        label=_("Do you have any other large expenses?"),
        reply=Reply.THERE_IS,
        select=_("Select yes if you have any other large expenses"),
    )
    anything_else = TextField(
        label=_("What are they for?"),
        subject=_("What your other expenses are for"),
        missing=_("Enter what your other expenses are for"),
        max_length=500,
    )
    anything_else_amount = MoneyField(
        label=_("How much in a month"),
        subject=_("Your other expenses"),
        missing=_("Enter how much your other expenses are in a month"),
    )

    def __init__(self, *args: Any, has_outstanding_fines: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_outstanding_fines:
            del self.fields["fines"]
