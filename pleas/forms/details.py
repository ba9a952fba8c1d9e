"""Who answers: the person charged, or somebody who may speak for the company."""

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.date_fields import DateField, DatePartsInput
from pleas.answers import CompanyPosition
from pleas.forms.texts import TextField

LONGEST_NAME = 255
OLDEST = date(1900, 1, 2)
_INCORPORATION = re.compile(r"[A-Z0-9]{8}")


def _birth_field() -> DateField:
    return DateField(
        label=_("Your date of birth"),
        subject=_("Your date of birth"),
        help_text=_("For example, 27 3 1985"),
        widget=DatePartsInput(attrs={"autocomplete": "bday"}),
        error_messages={"required": _("Enter your date of birth")},
    )


class DetailsForm(forms.Form):
    """The name, and the date of birth where the case holds none. Somebody may have a single name."""

    first_name = TextField(
        label=_("First name"),
        subject=_("Your first name"),
        missing=_("Enter your first name"),
        max_length=LONGEST_NAME,
        autocomplete="given-name",
        attrs={"spellcheck": "false"},
    )
    middle_name = TextField(
        label=_("Middle names (optional)"),
        subject=_("Your middle names"),
        max_length=LONGEST_NAME,
        autocomplete="additional-name",
        attrs={"spellcheck": "false"},
    )
    last_name = TextField(
        label=_("Last name"),
        subject=_("Your last name"),
        missing=_("Enter your last name"),
        max_length=LONGEST_NAME,
        autocomplete="family-name",
        attrs={"spellcheck": "false"},
    )

    def __init__(self, *args: Any, asks_birth: bool = False, has_single_name: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asks_birth:
            self.fields["born_on"] = _birth_field()
        if has_single_name:
            self.fields["first_name"].required = False
            self.fields["first_name"].label = _("First name (optional)")

    def clean(self) -> dict[str, Any]:
        """The court keeps first and middle names in one line."""
        cleaned = super().clean() or self.cleaned_data
        forenames = f"{cleaned.get('first_name', '')} {cleaned.get('middle_name', '')}".strip()
        if len(forenames) > LONGEST_NAME:
            together = _("Your first and middle names together must be %(limit)d characters or fewer")
            self.add_error("middle_name", together % {"limit": LONGEST_NAME})
        return cleaned

    def clean_born_on(self) -> date:
        born_on: date = self.cleaned_data["born_on"]
        if not OLDEST <= born_on < timezone.localdate():
            raise forms.ValidationError(
                _("Your date of birth must be in the past and after 1 January 1900"),
                params={"boxes": ("day", "month", "year")},
            )
        return born_on


class CompanyForm(forms.Form):
    """The company, and who answers for it: only three positions may."""

    company_name = TextField(
        label=_("Company name"),
        subject=_("The company name"),
        missing=_("Enter the company name"),
        max_length=LONGEST_NAME,
        autocomplete="organization",
    )
    incorporation_number = TextField(
        label=_("Company registration number (optional)"),
        help_text=_("8 letters and digits, for example 01234567"),
        subject=_("The company registration number"),
        max_length=20,
        attrs={"class": "govuk-input--width-10", "spellcheck": "false"},
    )
    representative_first_name = TextField(
        label=_("Your first name"),
        subject=_("Your first name"),
        missing=_("Enter your first name"),
        max_length=LONGEST_NAME,
        autocomplete="given-name",
        attrs={"spellcheck": "false"},
    )
    representative_last_name = TextField(
        label=_("Your last name"),
        subject=_("Your last name"),
        missing=_("Enter your last name"),
        max_length=LONGEST_NAME,
        autocomplete="family-name",
        attrs={"spellcheck": "false"},
    )
    position = forms.TypedChoiceField(
        label=_("Your position in the company"),
        choices=[
            (CompanyPosition.DIRECTOR.value, _("Director")),
            (CompanyPosition.SECRETARY.value, _("Company secretary")),
            (CompanyPosition.SOLICITOR.value, _("Company solicitor")),
        ],
        coerce=CompanyPosition,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select your position in the company"),
            "invalid_choice": _("Select your position in the company"),
        },
    )

    def clean_incorporation_number(self) -> str:
        typed = unicodedata.normalize("NFKC", self.cleaned_data["incorporation_number"]).upper()
        compact = re.sub(r"\s", "", typed)
        if compact and not _INCORPORATION.fullmatch(compact):
            raise forms.ValidationError(_("The company registration number must be 8 letters and digits"))
        return compact
