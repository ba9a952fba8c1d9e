"""The form of the gallery: every kind of field the kit can draw."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from commonplatform.ui.date_fields import DateField, DatePartsInput
from commonplatform.ui.submission_keys import SubmissionKeyMixin


class GalleryForm(ConditionalFieldsMixin, SubmissionKeyMixin, forms.Form):
    """One field of each kind, each with its own required message, as every form here must have."""

    conditional_fields: ClassVar[ConditionalFields] = {"contact_by": {"email": ("email",), "phone": ("phone",)}}
    choice_hints: ClassVar[dict[str, dict[str, object]]] = {
        "plea": {"guilty": _("You admit that you did what the charge says")}
    }

    name = forms.CharField(
        label=_("Full name"),
        max_length=70,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": _("Enter your full name")},
    )
    reference = forms.CharField(
        label=_("Unique reference number"),
        help_text=_("It is at the top of your notice, for example 01 AB 12345 26"),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
        error_messages={"required": _("Enter the unique reference number")},
    )
    plea = forms.ChoiceField(
        label=_("How do you plead?"),
        choices=[("guilty", _("Guilty")), ("not_guilty", _("Not guilty"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Select how you plead")},
    )
    contact_by = forms.ChoiceField(
        label=_("How should we contact you?"),
        choices=[("email", _("Email")), ("phone", _("Phone")), ("post", _("Post"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Select how we should contact you")},
    )
    email = forms.EmailField(
        label=_("Email address"),
        error_messages={
            "required": _("Enter your email address"),
            "invalid": _("Enter an email address in the correct format, like name@example.com"),
        },
    )
    phone = forms.CharField(
        label=_("Phone number"),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "class": "govuk-input--width-20"}),
        error_messages={"required": _("Enter your phone number")},
    )
    born_on = DateField(
        label=_("Date of birth"),
        subject=_("Date of birth"),
        help_text=_("For example, 31 3 1980"),
        widget=DatePartsInput(attrs={"autocomplete": "bday"}),
        error_messages={"required": _("Enter your date of birth")},
    )
    needs = forms.MultipleChoiceField(
        label=_("What do you need at court?"),
        choices=[
            ("interpreter", _("An interpreter")),
            ("welsh", _("To speak Welsh")),
            ("none", _("None of these")),
        ],
        error_messages={"required": _("Select what you need at court, or select none")},
    )
    court = forms.ChoiceField(
        label=_("Court"),
        choices=[("", _("Choose a court")), ("lavender", "Lavender Hill"), ("caernarfon", "Caernarfon")],
        error_messages={"required": _("Select a court")},
    )
    weekly_income = forms.DecimalField(
        label=_("Weekly income"),
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
        error_messages={"required": _("Enter your weekly income")},
    )
    witnesses = forms.IntegerField(
        label=_("Number of witnesses"),
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
        error_messages={"required": _("Enter the number of witnesses")},
    )
    mitigation = forms.CharField(
        label=_("What should the court know?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Enter what the court should know")},
    )
    evidence = forms.FileField(label=_("Evidence"), error_messages={"required": _("Select a file")})
    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput, error_messages={"required": _("Enter your password")}
    )
    truth = forms.BooleanField(
        label=_("I believe that what I have entered is true"),
        error_messages={"required": _("Confirm that what you have entered is true")},
    )


class GalleryFilterForm(forms.Form):
    """A filter panel's form: nothing in it is required."""

    court = forms.MultipleChoiceField(
        label=_("Court"),
        required=False,
        choices=[("lavender", "Lavender Hill"), ("caernarfon", "Caernarfon")],
    )
    name = forms.CharField(label=_("Name"), required=False)
