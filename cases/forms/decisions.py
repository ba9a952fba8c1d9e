"""Decisions on what defendants propose or ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFieldsMixin

LONGEST_REASON = 500


class DecideChangeForm(ConditionalFieldsMixin, forms.Form):
    """Accept a proposed detail, or reject it with a reason."""

    decision = forms.ChoiceField(
        label=_("Should the case be changed?"),
        choices=[("accept", _("Yes, accept what is proposed")), ("reject", _("No, keep what is held"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Select whether the case should be changed")},
    )
    reason = forms.CharField(
        label=_("Why is it rejected?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Enter why the change is rejected"),
            "max_length": _("The reason must be 500 characters or fewer"),
        },
    )
    conditional_fields = {"decision": {"reject": ("reason",)}}


class DecidePleaRequestForm(ConditionalFieldsMixin, forms.Form):
    """Grant or refuse; a refusal is explained to the defendant."""

    decision = forms.ChoiceField(
        label=_("What does the court decide?"),
        choices=[("grant", _("Grant the request")), ("refuse", _("Refuse the request"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Select what the court decides")},
    )
    reason = forms.CharField(
        label=_("Why is it refused?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Enter why the request is refused"),
            "max_length": _("The reason must be 500 characters or fewer"),
        },
    )
    conditional_fields = {"decision": {"refuse": ("reason",)}}
