"""Filters of the lists; they live in the URL."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import WorkItem
from cases.presenters.case_list import FLAG_LABELS

ABOUT_MEANS = frozenset({"means_missing"})


class WorkFilterForm(forms.Form):
    """Narrow the work list by what is to do and by reason flag: those that the reader may know of."""

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

    def __init__(self, *args: Any, sees_means: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not sees_means:
            flag: Any = self.fields["flag"]
            flag.choices = [choice for choice in flag.choices if choice[0] not in ABOUT_MEANS]
