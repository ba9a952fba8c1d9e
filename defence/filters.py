"""Filters of "My cases"; they live in the URL."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.states import Relation
from cases.types import CaseloadFilter, CustodyFilter

NONE_FIXED = "none"
OWN = "own"
WHOSE = (
    ("", _("All of my organisation")),
    (OWN, _("Mine")),
)
WHY = (
    ("", _("All")),
    (Relation.REPRESENTING.value, _("On record")),
    (Relation.GRANTED.value, _("Given access")),
    (Relation.INSTRUCTED.value, _("Instructed, not on record")),
    (Relation.PROSECUTING.value, _("Prosecuting")),
)
HEARING = (
    ("", _("All")),
    ("7", _("Within 7 days")),
    ("28", _("Within 28 days")),
    (NONE_FIXED, _("None fixed")),
)


CUSTODY = (
    ("", _("All")),
    (CustodyFilter.HELD.value, _("In custody")),
    (CustodyFilter.NEAR.value, _("Limit near or passed")),
    (CustodyFilter.PASSED.value, _("Limit passed")),
)


class MyCasesFilterForm(forms.Form):
    """Narrow to one's own, by why one sees the case, by its next hearing, by custody, and to what has changed."""

    whose = forms.ChoiceField(
        label=_("Whose cases"),
        required=False,
        choices=WHOSE,
        widget=forms.RadioSelect,
        help_text=_("Mine: I recorded the instruction, went on record, was given access or am assigned"),
    )
    relation = forms.ChoiceField(label=_("Why you see it"), required=False, choices=WHY, widget=forms.RadioSelect)
    hearing = forms.ChoiceField(label=_("Next hearing"), required=False, choices=HEARING, widget=forms.RadioSelect)
    custody = forms.ChoiceField(
        label=_("Custody time limit"), required=False, choices=CUSTODY, widget=forms.RadioSelect
    )
    new = forms.BooleanField(label=_("Only with something new"), required=False)
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def wanted(self, *, after: str = "") -> CaseloadFilter:
        """What to look for; a field with an error narrows nothing."""
        given: dict[str, Any] = getattr(self, "cleaned_data", {})
        hearing = given.get("hearing", "")
        return CaseloadFilter(
            only_own=given.get("whose", "") == OWN,
            relation=given.get("relation", ""),
            within_days=int(hearing) if hearing.isdecimal() else 0,
            none_fixed=hearing == NONE_FIXED,
            custody=given.get("custody", ""),
            only_new=given.get("new", False),
            sort=given.get("sort", ""),
            after=after,
        )
