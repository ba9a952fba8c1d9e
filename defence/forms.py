"""The questions of the defence room."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from commonplatform.ui.date_fields import DateField
from defence.states import RepresentationType
from defence.types import SearchTerms

LONGEST_REASON = 500
PERSON, ORGANISATION = "person", "organisation"
_NAME = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})


class FindDefendantForm(ConditionalFieldsMixin, forms.Form):
    """Reference and one defendant: name and date of birth, or an organisation's name."""

    conditional_fields: ClassVar[ConditionalFields] = {
        "kind": {PERSON: ("surname", "first_name", "born_on"), ORGANISATION: ("organisation_name",)}
    }

    reference = forms.CharField(
        label=_("Case reference or URN"),
        help_text=_("Capitals, spaces, slashes and hyphens make no difference"),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Enter the case reference or URN"),
            "max_length": _("Case reference must be %(limit_value)s characters or fewer"),
        },
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

    def terms(self) -> SearchTerms:
        """What a valid form asks for."""
        answers: Mapping[str, Any] = self.cleaned_data
        if answers["kind"] == ORGANISATION:
            return SearchTerms(reference=answers["reference"], surname=_visible_signs(answers["organisation_name"]))
        return SearchTerms(
            reference=answers["reference"],
            surname=_visible_signs(answers["surname"]),
            first_name=_visible_signs(answers["first_name"]),
            born_on=answers["born_on"],
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
        number = "".join(str(self.cleaned_data["laa_contract_number"]).split()).upper()
        if number and not (number.isascii() and number.isalnum()):
            raise ValidationError(_("Legal aid contract number must only include letters and numbers"), code="format")
        return number


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
