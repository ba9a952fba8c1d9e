"""Answering the charges."""

import re
import unicodedata

from django import forms
from django.utils.encoding import punycode
from django.utils.translation import gettext_lazy as _

from cases.states import PleaChoice
from commonplatform.ui.submission_keys import SubmissionKeyMixin

# Leaves room for the mail's name before the address in the effect that sends it.
LONGEST_EMAIL = 240
FEWEST_DIGITS, MOST_DIGITS = 9, 15
_PUNCTUATION = re.compile(r"[\s().\-–/]")


class PleaForm(forms.Form):
    """Guilty or not guilty to one charge."""

    plea = forms.ChoiceField(
        label=_("How do you plead to this charge?"),
        choices=[(PleaChoice.GUILTY.value, _("Guilty")), (PleaChoice.NOT_GUILTY.value, _("Not guilty"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select how you plead to this charge"),
            "invalid_choice": _("Select how you plead to this charge"),
        },
    )


class ContactForm(forms.Form):
    """Where the confirmation goes, and how the court can ask something."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("We send a confirmation to this address. It does not repeat your answers."),
        max_length=LONGEST_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Enter your e-mail address"),
            "invalid": _("Enter an e-mail address in the correct format, like name@example.com"),
            "max_length": _("The e-mail address must be 240 characters or fewer"),
        },
    )
    telephone = forms.CharField(
        label=_("Telephone number (optional)"),
        help_text=_("Only used if the court has a question about your answer"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "class": "govuk-input--width-20"}),
        error_messages={"max_length": _("The telephone number must be 30 characters or fewer")},
    )

    def clean_email(self) -> str:
        """The address with its domain as mail servers write it."""
        mailbox, _at, domain = str(self.cleaned_data["email"]).rpartition("@")
        try:
            address = f"{mailbox}@{punycode(domain)}"
        except UnicodeError:
            raise forms.ValidationError(self.fields["email"].error_messages["invalid"]) from None
        if len(address) > LONGEST_EMAIL:
            raise forms.ValidationError(self.fields["email"].error_messages["max_length"])
        return address

    def clean_telephone(self) -> str:
        """Digits alone, `+` written as 00 (domain document "Online plea", Fields and rules)."""
        typed = unicodedata.normalize("NFKC", self.cleaned_data["telephone"])
        digits = _PUNCTUATION.sub("", re.sub(r"^\s*\+", "00", typed))
        if digits and not (digits.isascii() and digits.isdigit() and FEWEST_DIGITS <= len(digits) <= MOST_DIGITS):
            raise forms.ValidationError(
                _("Enter a telephone number with 9 to 15 digits, like 029 2018 0999 or +44 808 157 0192")
            )
        return digits


class DeclarationForm(SubmissionKeyMixin, forms.Form):
    """The declaration, and the key that makes sending it twice send it once."""

    declared = forms.BooleanField(
        label=_("I have read this declaration and it is true"),
        error_messages={"required": _("Confirm the declaration before you send your answer")},
    )
