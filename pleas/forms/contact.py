"""How somebody can be reached: the address, and e-mail and telephone."""

import re
import unicodedata
from typing import Any, ClassVar

from django import forms
from django.utils.encoding import punycode
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from pleas.forms.texts import TextField
from pleas.forms.yes_no import NO, Reply, YesNoField, worded_for_a_company
from pleas.postcodes import postcode_of

# Leaves room for the mail's name before the address in the effect that sends it.
LONGEST_EMAIL = 240
FEWEST_DIGITS, MOST_DIGITS = 9, 15
LINE_LENGTHS = (35, 35, 35, 35, 32)
LINES = tuple(f"line_{number}" for number in range(1, len(LINE_LENGTHS) + 1))
_PUNCTUATION = re.compile(r"[^\w+]|_")


def _line(number: int, label: Any, subject: Any, autocomplete: str, **more: Any) -> TextField:
    length = LINE_LENGTHS[number - 1]
    return TextField(label=label, subject=subject, max_length=length, autocomplete=autocomplete, **more)


class AddressForm(ConditionalFieldsMixin, forms.Form):
    """Whether the address on the notice is right; if not, the right one in the court's five lines."""

    conditional_fields: ClassVar[ConditionalFields] = {"address_is_correct": {NO: (*LINES, "postcode")}}

    address_is_correct = YesNoField(
        label=_("Is the address on your notice correct?"),
        help_text=_("The court sends its letters to this address."),
        reply=Reply.IT_IS,
        select=_("Select yes if the address on your notice is correct"),
    )
    line_1 = _line(
        1, _("Address line 1"), _("Address line 1"), "address-line1", missing=_("Enter the first line of your address")
    )
    line_2 = _line(2, _("Address line 2 (optional)"), _("Address line 2"), "address-line2")
    line_3 = _line(3, _("Address line 3 (optional)"), _("Address line 3"), "address-line3")
    line_4 = _line(4, _("Town or city (optional)"), _("The town or city"), "address-level2")
    line_5 = _line(5, _("County (optional)"), _("The county"), "address-level1")
    postcode = TextField(
        label=_("Postcode"),
        subject=_("The postcode"),
        missing=_("Enter your postcode"),
        max_length=20,
        autocomplete="postal-code",
        attrs={"class": "govuk-input--width-10", "spellcheck": "false"},
    )

    def __init__(self, *args: Any, is_company: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_company:
            worded_for_a_company(self, _ADDRESS_OF_A_COMPANY)

    def clean_postcode(self) -> str:
        postcode = postcode_of(self.cleaned_data["postcode"])
        if not postcode:
            raise forms.ValidationError(_("Enter a full UK postcode, like CF10 1AA"))
        return postcode

    def lines(self) -> tuple[str, ...]:
        """The address lines that hold something, in order."""
        return tuple(self.cleaned_data[line] for line in LINES if self.cleaned_data[line])


_ADDRESS_OF_A_COMPANY = {
    "address_is_correct": {
        "label": _("Is the company’s address on the notice correct?"),
        "missing": _("Select yes if the company’s address on the notice is correct"),
    },
    "line_1": {"missing": _("Enter the first line of the company’s address")},
    "postcode": {"missing": _("Enter the company’s postcode")},
}


class ContactForm(forms.Form):
    """Where the confirmation goes, and how the court can ask something.

    `is_helped`: somebody of the plea service types it, for a person who may have no e-mail address.
    """

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
    telephone = TextField(
        label=_("Telephone number"),
        help_text=_("Only used if the court has a question about your answer"),
        subject=_("The telephone number"),
        missing=_("Enter your telephone number"),
        max_length=30,
        autocomplete="tel",
        attrs={"inputmode": "tel", "class": "govuk-input--width-20"},
    )

    def __init__(self, *args: Any, is_helped: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_helped:
            self.fields["email"].required = False
            self.fields["email"].label = _("E-mail address (optional)")
            self.fields["email"].help_text = _("Leave it empty if they have none. Then no confirmation is sent.")

    def clean_email(self) -> str:
        """The address with its domain as mail servers write it."""
        if not self.cleaned_data["email"]:
            return ""
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
        if not (digits.isascii() and digits.isdigit() and FEWEST_DIGITS <= len(digits) <= MOST_DIGITS):
            raise forms.ValidationError(
                _("Enter a telephone number with 9 to 15 digits, like 029 2018 0999 or +44 808 157 0192")
            )
        return digits
