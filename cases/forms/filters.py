"""Filters of the lists; they live in the URL."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import WorkItem
from cases.presenters.case_list import FLAG_LABELS


class WorkFilterForm(forms.Form):
    """Narrow the work list by what is to do and by reason flag."""

    kind = forms.ChoiceField(
        label=_("What needs doing"),
        required=False,
        choices=[("", _("All")), *WorkItem.Kind.choices],
    )

    flag = forms.ChoiceField(
        label=_("Reason"),
        required=False,
        choices=[("", _("All")), *FLAG_LABELS.items()],
    )
