"""Filters of the lists; they live in the URL."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.presenters.case_list import FLAG_LABELS


class WorkFilterForm(forms.Form):
    """Narrow the work list by reason flag."""

    flag = forms.ChoiceField(
        label=_("Reason"),
        required=False,
        choices=[("", _("All")), *FLAG_LABELS.items()],
        widget=forms.RadioSelect,
    )
