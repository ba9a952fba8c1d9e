"""Feedback: three questions, of which two are required."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFieldsMixin
from commonplatform.ui.submission_keys import SubmissionKeyMixin

LONGEST_COMMENT = 4000
LONGEST_EMAIL = 240
SATISFACTION = [
    ("5", _("Very satisfied")),
    ("4", _("Satisfied")),
    ("3", _("Neither satisfied nor dissatisfied")),
    ("2", _("Dissatisfied")),
    ("1", _("Very dissatisfied")),
]


class FeedbackForm(ConditionalFieldsMixin, SubmissionKeyMixin, forms.Form):
    """Domain document "Online plea", Feedback."""

    conditional_fields: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        "used_call_centre": {"yes": ("call_centre_satisfaction",)}
    }

    used_call_centre = forms.ChoiceField(
        label=_("Did you ring our help line?"),
        choices=[("yes", _("Yes, I rang")), ("no", _("No, I did not ring"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Select whether you rang our help line")},
    )
    call_centre_satisfaction = forms.ChoiceField(
        label=_("How satisfied were you with the help line?"),
        choices=SATISFACTION,
        widget=forms.RadioSelect,
        error_messages={"required": _("Select how satisfied you were with the help line")},
    )
    satisfaction = forms.ChoiceField(
        label=_("How satisfied are you with this online service?"),
        choices=SATISFACTION,
        widget=forms.RadioSelect,
        error_messages={"required": _("Select how satisfied you are with this online service")},
    )
    comment = forms.CharField(
        label=_("How could we make it better? (optional)"),
        help_text=_("Do not write anything about your case: this does not go to the court."),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"max_length": _("Your comment must be 4,000 characters or fewer")},
    )
    email = forms.EmailField(
        label=_("E-mail address (optional)"),
        help_text=_("Only if we may ask you about your comment"),
        required=False,
        max_length=LONGEST_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "invalid": _("Enter an e-mail address in the correct format, like name@example.com"),
            "max_length": _("The e-mail address must be 240 characters or fewer"),
        },
    )
