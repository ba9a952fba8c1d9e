"""The questions of the defence room."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.accounts.laa_contracts import LAA_CONTRACT_FORMAT, is_laa_contract, normalise_laa_contract
from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from commonplatform.ui.date_fields import DateField
from defence.states import RepresentationType
from defence.types import SearchTerms

LONGEST_REASON = 500
PERSON, ORGANISATION = "person", "organisation"
_NAME = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})


class FindDefendantForm(ConditionalFieldsMixin, forms.Form):
    """Reference, or the day of a hearing, and one defendant: name and date of birth, or an organisation's name."""

    conditional_fields: ClassVar[ConditionalFields] = {
        "kind": {PERSON: ("surname", "first_name", "born_on"), ORGANISATION: ("organisation_name",)}
    }

    reference = forms.CharField(
        label=_("Case reference or URN"),
        help_text=_("Capitals, spaces, slashes and hyphens make no difference. Leave blank if you do not have it."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "max_length": _("Case reference must be %(limit_value)s characters or fewer"),
        },
    )
    hearing_on = DateField(
        label=_("Date of a hearing, if you have no reference"),
        subject=_("Date of the hearing"),
        help_text=_("For example, 3 12 2026"),
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Who is charged?"),
        choices=[(PERSON, _("A person")), (ORGANISATION, _("A company or other organisation"))],
        initial=PERSON,
        widget=forms.RadioSelect,
        error_messages={"required": _("Select who is charged")},
    )
    surname = forms.CharField(
        label=_("Surname"),
        max_length=255,
        widget=_NAME,
        error_messages={
            "required": _("Enter the surname"),
            "max_length": _("Surname must be %(limit_value)s characters or fewer"),
        },
    )
    first_name = forms.CharField(
        label=_("First name"),
        help_text=_("Leave blank if the person has only one name"),
        max_length=255,
        required=False,
        widget=_NAME,
        error_messages={"max_length": _("First name must be %(limit_value)s characters or fewer")},
    )
    born_on = DateField(
        label=_("Date of birth"),
        subject=_("Date of birth"),
        help_text=_("For example, 31 3 1980"),
        error_messages={"required": _("Enter the date of birth")},
    )
    organisation_name = forms.CharField(
        label=_("Name of the organisation"),
        max_length=255,
        widget=_NAME,
        error_messages={
            "required": _("Enter the name of the organisation"),
            "max_length": _("Name of the organisation must be %(limit_value)s characters or fewer"),
        },
    )

    def clean_born_on(self) -> date | None:
        born_on: date | None = self.cleaned_data["born_on"]
        if born_on is not None and born_on > timezone.localdate():
            raise ValidationError(_("Date of birth must be in the past"), code="future")
        return born_on

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        given = self.cleaned_data
        if not {"reference", "hearing_on"} & set(self.errors) and not given["reference"] and not given["hearing_on"]:
            self.add_error("reference", _("Enter the case reference or URN, or the date of a hearing"))
        return cleaned

    def terms(self) -> SearchTerms:
        """What a valid form asks for."""
        answers: Mapping[str, Any] = self.cleaned_data
        hearing_on = None if answers["reference"] else answers["hearing_on"]
        if answers["kind"] == ORGANISATION:
            return SearchTerms(
                reference=answers["reference"],
                surname=_visible_signs(answers["organisation_name"]),
                hearing_on=hearing_on,
            )
        return SearchTerms(
            reference=answers["reference"],
            surname=_visible_signs(answers["surname"]),
            first_name=_visible_signs(answers["first_name"]),
            born_on=answers["born_on"],
            hearing_on=hearing_on,
        )


class GoOnRecordForm(forms.Form):
    """On what footing the firm acts."""

    representation_type = forms.ChoiceField(
        label=_("How is the defendant represented?"),
        choices=RepresentationType.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Select how the defendant is represented")},
    )
    laa_contract_number = forms.CharField(
        label=_("Legal aid contract number (optional)"),
        help_text=_("The Legal Aid Agency account number of your office, for example 1A234B"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": _("Legal aid contract number must be %(limit_value)s characters or fewer")},
    )

    def clean_laa_contract_number(self) -> str:
        number = normalise_laa_contract(str(self.cleaned_data["laa_contract_number"]))
        if number and not is_laa_contract(number):
            raise ValidationError(LAA_CONTRACT_FORMAT, code="format")
        return number


class InstructionForm(forms.Form):
    """When the organisation was instructed."""

    instructed_on = DateField(
        label=_("When were you instructed?"),
        subject=_("Date of the instruction"),
        help_text=_("For example, 27 11 2026"),
        error_messages={"required": _("Enter the date on which you were instructed")},
    )

    def clean_instructed_on(self) -> date | None:
        instructed_on: date | None = self.cleaned_data["instructed_on"]
        if instructed_on is not None and instructed_on > timezone.localdate():
            raise ValidationError(_("Date is in future"), code="future")
        return instructed_on


class UnlockForm(forms.Form):
    """Why the court unlocks a defendant."""

    reason = forms.CharField(
        label=_("Why do you unlock this defendant?"),
        help_text=_("Kept in the record of the case."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Enter why you unlock this defendant"),
            "max_length": _("The reason must be %(limit_value)s characters or fewer"),
        },
    )


class EndRepresentationForm(forms.Form):
    """Why a firm goes off record."""

    reason = forms.CharField(
        label=_("Why does the representation end?"),
        help_text=_("Kept in the record of the case. Do not include anything privileged."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Enter why the representation ends"),
            "max_length": _("The reason must be %(limit_value)s characters or fewer"),
        },
    )


def _visible_signs(name: str) -> str:
    """The name without the invisible signs that copying from a document brings along."""
    return "".join(sign for sign in name if unicodedata.category(sign) != "Cf")
