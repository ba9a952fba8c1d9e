"""What a helper says before they answer for somebody."""

from datetime import date
from typing import ClassVar

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from commonplatform.ui.date_fields import DateField
from pleas.figures.states import Channel


class AssistanceForm(ConditionalFieldsMixin, forms.Form):
    """A caller, or a paper form with its date; and whose answer it is."""

    conditional_fields: ClassVar[ConditionalFields] = {"channel": {Channel.POSTAL.value: ("form_dated",)}}

    channel = forms.ChoiceField(
        label=_("How has the answer come?"),
        choices=[
            (Channel.ASSISTED.value, _("Somebody is on the telephone or here with me")),
            (Channel.POSTAL.value, _("A paper form has come in")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select how the answer has come"),
            "invalid_choice": _("Select how the answer has come"),
        },
    )
    form_dated = DateField(
        label=_("Date on the paper form"),
        subject=_("The date on the paper form"),
        error_messages={"required": _("Enter the date on the paper form")},
    )
    on_behalf_of = forms.CharField(
        label=_("Name of the person who answers"),
        help_text=_("As they give it, or as the form is signed. It stands in the record beside your own name."),
        max_length=255,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Enter the name of the person who answers"),
            "max_length": _("The name must be 255 characters or fewer"),
        },
    )

    language = forms.ChoiceField(
        label=_("In which language do they answer?"),
        help_text=_("The pages, the e-mails and the document are in this language. Yours stay in English."),
        choices=settings.LANGUAGES,
        initial="en",
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select in which language they answer"),
            "invalid_choice": _("Select in which language they answer"),
        },
    )

    def clean_form_dated(self) -> date | None:
        dated: date | None = self.cleaned_data["form_dated"]
        if dated is not None and dated > timezone.localdate():
            raise forms.ValidationError(
                _("The date on the paper form must be today or in the past"),
                params={"boxes": ("day", "month", "year")},
            )
        return dated
