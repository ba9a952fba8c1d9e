"""How a fine could be taken, from whom, and what is owed already."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from commonplatform.ui.money_fields import MoneyField
from pleas.answers import DeductionWish, EmploymentStatus
from pleas.forms.texts import StatementField, TextField
from pleas.forms.yes_no import YES, Reply, YesNoField
from pleas.means import STATUSES_EMPLOYED, may_deduct_from_benefits


class DeductionForm(forms.Form):
    """Whether a fine should be taken straight from pay or benefits, where somebody has either."""

    deduction = forms.ChoiceField(
        label=_("If you get a fine, how would you like to pay it?"),
        help_text=_("The court decides. If you pay it yourself, you can ask to pay in instalments."),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select how you would like to pay a fine"),
            "invalid_choice": _("Select how you would like to pay a fine"),
        },
    )

    def __init__(self, *args: Any, status: EmploymentStatus | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earnings = [(DeductionWish.EARNINGS.value, _("My employer takes it from my pay"))]
        benefits = [(DeductionWish.BENEFITS.value, _("It is taken from my benefits"))]
        self.fields["deduction"].choices = [  # type: ignore[attr-defined]
            *(earnings if status in STATUSES_EMPLOYED else []),
            *(benefits if may_deduct_from_benefits(status) else []),
            (DeductionWish.NONE.value, _("I pay it myself")),
        ]


class EmployerForm(forms.Form):
    """Whom the court would order to take a fine from the pay."""

    name = TextField(
        label=_("Name of your employer"),
        subject=_("The name of your employer"),
        missing=_("Enter the name of your employer"),
        max_length=100,
    )
    address = StatementField(
        label=_("Address of your employer"),
        help_text=_("With its postcode"),
        subject=_("The address of your employer"),
        missing=_("Enter the address of your employer"),
        max_length=500,
        rows=4,
    )
    telephone = TextField(
        label=_("Telephone number of your employer (optional)"),
        subject=_("The telephone number of your employer"),
        max_length=30,
        attrs={"class": "govuk-input--width-20", "inputmode": "tel"},
    )
    employee_reference = TextField(
        label=_("Your employee number (optional)"),
        help_text=_("It may be on your payslip"),
        subject=_("Your employee number"),
        max_length=50,
        attrs={"class": "govuk-input--width-20"},
    )


class OutstandingFinesForm(ConditionalFieldsMixin, forms.Form):
    """What is owed to a court already."""

    conditional_fields: ClassVar[ConditionalFields] = {"has_outstanding_fines": {YES: ("outstanding_fines",)}}

    has_outstanding_fines = YesNoField(
        label=_("Do you still have to pay fines from other court cases?"),
        reply=Reply.THERE_IS,
        select=_("Select yes if you still have to pay other fines"),
    )
    outstanding_fines = MoneyField(
        label=_("How much you still have to pay"),
        subject=_("What you still have to pay"),
        missing=_("Enter how much you still have to pay"),
    )
