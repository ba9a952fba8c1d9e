"""Finding one's case. These forms only check that something was typed: what is a real reference or
postcode is known to the lookup alone, which answers every mistake alike."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.date_fields import DateField, DatePartsInput

LONGEST_REFERENCE = 100
LONGEST_POSTCODE = 20
_NOT_KEPT_BY_THE_BROWSER = {"autocomplete": "off", "spellcheck": "false"}


class ReferenceForm(forms.Form):
    """The reference on the notice, in any typing."""

    reference = forms.CharField(
        label=_("What is the reference on your notice?"),
        help_text=_(
            "It is at the top of the notice and may be called URN or case number. "
            "Capital letters, spaces, slashes and dots make no difference."
        ),
        max_length=LONGEST_REFERENCE,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", **_NOT_KEPT_BY_THE_BROWSER}),
        error_messages={
            "required": _("Enter the reference on your notice"),
            "max_length": _("The reference must be 100 characters or fewer"),
        },
    )


class CourtFinderForm(forms.Form):
    """The reference, to find the court of its region. It is sent, never put into an address."""

    reference = forms.CharField(
        label=_("Reference on your notice"),
        help_text=_("The first two digits are enough. We look up no case with it."),
        max_length=LONGEST_REFERENCE,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", **_NOT_KEPT_BY_THE_BROWSER}),
        error_messages={
            "required": _("Enter the reference on your notice"),
            "max_length": _("The reference must be 100 characters or fewer"),
        },
    )


class ProofForm(forms.Form):
    """The second factor: always both questions, so that the page does not tell what the case holds."""

    found_nothing = False
    postcode = forms.CharField(
        label=_("Postcode on the notice"),
        help_text=_("The postcode of the address that the notice was sent to"),
        max_length=LONGEST_POSTCODE,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", **_NOT_KEPT_BY_THE_BROWSER}),
        error_messages={
            "required": _("Enter the postcode on the notice"),
            "max_length": _("The postcode must be 20 characters or fewer"),
        },
    )
    born_on = DateField(
        label=_("Your date of birth"),
        subject=_("Your date of birth"),
        help_text=_("For example, 27 3 1985. Leave it empty only if the notice is addressed to a company."),
        required=False,
        widget=DatePartsInput(attrs={"autocomplete": "off"}),
    )

    def clean_born_on(self) -> date | None:
        born_on: date | None = self.cleaned_data["born_on"]
        if born_on is not None and born_on >= timezone.localdate():
            raise forms.ValidationError(
                _("Your date of birth must be in the past"), params={"boxes": ("day", "month", "year")}
            )
        return born_on

    def say_nothing_was_found(self) -> None:
        """The one answer to a wrong factor, an unknown or malformed reference, and a lock."""
        self.found_nothing = True
        self.add_error(None, _("We could not find a case with the details you entered"))

    def typed(self) -> dict[str, Any]:
        """Postcode and date of birth as the lookup takes them."""
        return {"postcode": self.cleaned_data["postcode"], "born_on": self.cleaned_data["born_on"]}
