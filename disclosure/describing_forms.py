"""What a document is called, and where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.date_fields import DateField
from disclosure.description import Description
from disclosure.forms import LONGEST_REASON, WHOLE_CASE
from disclosure.services import Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class DescriptionForm(forms.Form):
    """Title, exhibit reference, and of a statement whose it is and of which day."""

    name = forms.CharField(
        label=_("Title"),
        help_text=_("As it should stand in lists and in the index of bundles"),
        max_length=200,
        error_messages={
            "required": _("Enter a title"),
            "max_length": _("The title must be 200 characters or fewer"),
        },
    )
    exhibit_reference = forms.CharField(
        label=_("Exhibit reference (optional)"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"max_length": _("The exhibit reference must be 40 characters or fewer")},
    )
    witness = forms.CharField(
        label=_("Whose statement is it? (optional)"),
        required=False,
        max_length=120,
        error_messages={"max_length": _("The name of the witness must be 120 characters or fewer")},
    )
    stated_on = DateField(
        label=_("Date of the statement (optional)"), subject=_("Date of the statement"), required=False
    )

    def clean_stated_on(self) -> date | None:
        day: date | None = self.cleaned_data["stated_on"]
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError(_("Date of the statement must be today or in the past"))
        return day

    @property
    def description(self) -> Description:
        """What was entered."""
        return Description(**self.cleaned_data)


class PlaceForm(forms.Form):
    """Where a document belongs that was filed in the wrong section or for the wrong defendant."""

    section = forms.ChoiceField(
        label=_("Section"),
        error_messages={"required": _("Select the section"), "invalid_choice": _("Select the section")},
    )
    defendant = forms.ChoiceField(
        label=_("Whom does the document concern?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select whom the document concerns"),
            "invalid_choice": _("Select whom the document concerns"),
        },
    )
    reason = forms.CharField(
        label=_("Why is it being moved?"),
        help_text=_("Everybody who could open the document will see this"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Enter why the document is being moved"),
            "max_length": _("The reason must be 500 characters or fewer"),
        },
    )

    def __init__(
        self, *args: Any, sections: Sequence[tuple[str, str]], concerned: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("section", sections), ("defendant", concerned)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    @property
    def place(self) -> Place:
        """What was chosen."""
        whose = self.cleaned_data["defendant"]
        return Place(self.cleaned_data["section"], None if whose == WHOLE_CASE else UUID(whose))
