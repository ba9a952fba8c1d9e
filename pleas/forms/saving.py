"""Coming back later."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pleas.forms.contact import LONGEST_EMAIL


class WayBackForm(forms.Form):
    """Where to send how to come back, for those who want it."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("We send one e-mail that says how to come back and until when. It says nothing about your case."),
        max_length=LONGEST_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Enter your e-mail address, or close your visit without it"),
            "invalid": _("Enter an e-mail address in the correct format, like name@example.com"),
            "max_length": _("The e-mail address must be 240 characters or fewer"),
        },
    )

    def say_enough_was_sent(self) -> None:
        """After the last mail that one draft allows."""
        self.add_error("email", _("We have sent you several e-mails already. Look for them in your mailbox"))
