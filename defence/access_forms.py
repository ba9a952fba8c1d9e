"""Whom to give access to a defendant, and until when."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.advocates import address_field
from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from commonplatform.ui.date_fields import DateField

DAY, ON_RECORD, REVOKE = "day", "on_record", "revoke"


def _not_past(day: date | None) -> date | None:
    if day is not None and day < timezone.localdate():
        raise ValidationError(_("The last day must be today or in the future"), code="past")
    return day


class GrantAccessForm(forms.Form):
    """A person, one defendant, and the last day where there is to be one."""

    defendant = forms.ChoiceField(
        label=_("Whose case may they see?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select a defendant"),
            "invalid_choice": _("Select a defendant"),
        },
    )
    email = address_field(_("The address that the person signs in with"))
    expires_on = DateField(
        label=_("Last day of access (optional)"),
        subject=_("Last day of access"),
        help_text=_("Leave blank if the access is to last as long as the firm is on record"),
        required=False,
    )

    def __init__(self, *args: Any, defendants: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["defendant"]
        field.choices = [(str(defendant_id), name) for defendant_id, name in defendants]
        if len(defendants) == 1:
            field.initial = str(defendants[0][0])

    def clean_expires_on(self) -> date | None:
        return _not_past(self.cleaned_data["expires_on"])

    @property
    def defendant_id(self) -> UUID:
        return UUID(self.cleaned_data["defendant"])


class ReviewForm(ConditionalFieldsMixin, forms.Form):
    """What is to become of the access selected."""

    conditional_fields: ClassVar[ConditionalFields] = {"outcome": {DAY: ("expires_on",)}}

    outcome = forms.ChoiceField(
        label=_("What do you want to do with those selected?"),
        choices=[
            (DAY, _("Let the access end after a day")),
            (ON_RECORD, _("Let it last as long as we are on record")),
            (REVOKE, _("Take the access away now")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Select what you want to do")},
    )
    expires_on = DateField(
        label=_("Last day of access"),
        subject=_("Last day of access"),
        error_messages={"required": _("Enter the last day of access")},
    )

    def clean_expires_on(self) -> date | None:
        return _not_past(self.cleaned_data["expires_on"])
