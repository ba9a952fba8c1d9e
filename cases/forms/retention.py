"""Placing and lifting a legal hold."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_REASON = 500
TOO_LONG = _("The reason must be 500 characters or fewer")


class PlaceHoldForm(forms.Form):
    """Why the documents have to be kept longer."""

    reason = forms.CharField(
        label=_("Why must the documents be kept?"),
        help_text=_("For example an appeal, an inquiry or a complaint, with its reference. It is kept on record."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Enter why the documents must be kept"), "max_length": TOO_LONG},
    )


class LiftHoldForm(forms.Form):
    """Why they need not be kept any longer."""

    reason = forms.CharField(
        label=_("Why is the hold no longer needed?"),
        help_text=_("From then on the documents are disposed of when their day has passed."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Enter why the hold is no longer needed"), "max_length": TOO_LONG},
    )
