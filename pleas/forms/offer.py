"""Accepting the fixed offer, or going on to plead."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from pleas.answers import OfferAnswer


class OfferForm(forms.Form):
    """One question under the figures of the offer."""

    offer = forms.ChoiceField(
        label=_("Do you accept this offer?"),
        choices=[
            (OfferAnswer.ACCEPTED.value, _("Yes, I plead guilty and accept the offer")),
            (OfferAnswer.DECLINED.value, _("No, I want to answer the charges instead")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select whether you accept the offer"),
            "invalid_choice": _("Select whether you accept the offer"),
        },
    )
    choice_hints: ClassVar[dict[str, dict[str, object]]] = {
        "offer": {
            OfferAnswer.DECLINED.value: _("You can plead guilty or not guilty to each charge, and tell the court why")
        }
    }
