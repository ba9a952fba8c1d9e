"""Numbers by which the court knows somebody elsewhere: National Insurance, driving licence."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from pleas.forms.texts import StatementField, TextField
from pleas.forms.yes_no import NO, YES, Reply, YesNoField
from pleas.identity_numbers import driver_number_of, insurance_number_of


class InsuranceNumberForm(ConditionalFieldsMixin, forms.Form):
    """The number, or why there is none."""

    conditional_fields: ClassVar[ConditionalFields] = {
        "has_insurance_number": {YES: ("insurance_number",), NO: ("no_insurance_number_reason",)}
    }

    has_insurance_number = YesNoField(
        label=_("Do you have a National Insurance number?"),
        help_text=_("It is on your payslip, P60, or letters about tax, pensions and benefits."),
        reply=Reply.THERE_IS,
        select=_("Select yes if you have a National Insurance number"),
    )
    insurance_number = TextField(
        label=_("National Insurance number"),
        help_text=_("For example, QQ 12 34 56 C"),
        subject=_("The National Insurance number"),
        missing=_("Enter your National Insurance number"),
        max_length=30,
        attrs={"class": "govuk-input--width-10", "spellcheck": "false"},
    )
    no_insurance_number_reason = StatementField(
        label=_("Why do you not have one?"),
        subject=_("The reason"),
        missing=_("Enter why you do not have a National Insurance number"),
        max_length=500,
        rows=3,
    )

    def clean_insurance_number(self) -> str:
        number = insurance_number_of(self.cleaned_data["insurance_number"])
        if not number:
            raise forms.ValidationError(
                _("Enter a National Insurance number in the correct format, like QQ 12 34 56 C")
            )
        return number


class LicenceForm(ConditionalFieldsMixin, forms.Form):
    """The driver number of a UK licence. `looked_at` is the number that somebody was asked to check once."""

    conditional_fields: ClassVar[ConditionalFields] = {"has_licence": {YES: ("driver_number", "licence_details")}}

    has_licence = YesNoField(
        label=_("Do you have a UK driving licence?"),
        help_text=_("If you have one and do not say so, the court may suspend it."),
        reply=Reply.THERE_IS,
        select=_("Select yes if you have a UK driving licence"),
    )
    driver_number = TextField(
        label=_("Driver number"),
        help_text=_("16 letters and digits: number 5 on the front of the licence card"),
        subject=_("The driver number"),
        missing=_("Enter the driver number on your licence"),
        max_length=30,
        attrs={"class": "govuk-input--width-20", "spellcheck": "false"},
    )
    licence_details = TextField(
        label=_("Anything else the court should know about your licence (optional)"),
        help_text=_("For example, that it is provisional"),
        subject=_("What you say about your licence"),
        max_length=255,
    )
    looked_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_driver_number(self) -> str:
        number = driver_number_of(self.cleaned_data["driver_number"])
        if not number:
            raise forms.ValidationError(
                _("Enter the 16 letters and digits of the driver number, like MORGA 657054 SM9IJ")
            )
        return number

    def ask_to_look_again(self) -> None:
        """Once: the number does not fit the name or the date of birth. Sent again as it is, it is taken."""
        typed = {name: self.data.get(name) for name in self.data}
        self.data = {**typed, "looked_at": self.cleaned_data["driver_number"]}
        self.add_error(
            "driver_number",
            _(
                "This driver number does not fit your name or date of birth. "
                "Check it. If it is what your licence says, continue"
            ),
        )
