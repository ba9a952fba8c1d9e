"""What court staff record of custody."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.custody.states import RemandStatus, StopReason
from cases.custody.types import RemandDecision
from commonplatform.reference.models import TrialReason
from commonplatform.ui.date_fields import DateField

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

LONGEST_REASON = 500
MOST_DAYS = 3650
NOT_DECIDED = ("", _("Not decided yet"))
RELOAD = _("Reload the page and send it again")
TOO_LONG = _("The reason must be 500 characters or fewer")


def _not_in_future(day: date | None) -> date | None:
    if day is not None and day > timezone.localdate():
        raise ValidationError(_("The day of the hearing must be today or in the past"), code="future")
    return day


class VersionMixin(forms.Form):
    """The version that stood on the page: whoever records second sees what the first recorded."""

    version = forms.IntegerField(
        min_value=0,
        initial=0,
        widget=forms.HiddenInput,
        error_messages={"required": RELOAD, "invalid": RELOAD, "min_value": RELOAD},
    )

    def is_on_top_of(self, version: int) -> None:
        """What was typed stays; sent again it replaces this version."""
        sent: Any = self.data
        again = sent.copy()
        again["version"] = str(version)
        self.data = again


class RecordRemandForm(VersionMixin):
    """How somebody waits for trial from a hearing on. What is left empty is worked out from what is held."""

    status = forms.ChoiceField(
        label=_("What did the court decide?"),
        choices=RemandStatus.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select what the court decided"),
            "invalid_choice": _("Select what the court decided"),
        },
    )
    hearing_on = DateField(
        label=_("Day of the hearing"),
        subject=_("Day of the hearing"),
        error_messages={"required": _("Enter the day of the hearing")},
    )
    held_since = DateField(
        label=_("Held without a break since (optional)"),
        subject=_("Held since"),
        help_text=_("Leave blank if held since the day shown above, or from this hearing on."),
        required=False,
    )
    days_before = forms.IntegerField(
        label=_("Days held before that (optional)"),
        help_text=_("All earlier days in custody for these charges. Leave blank to have them worked out."),
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={
            "invalid": _("Days held before that must be a whole number, like 12"),
            "min_value": _("Days held before that must be 0 or more"),
            "max_value": _("Days held before that must be 3,650 or fewer"),
        },
    )

    def __init__(self, *args: Any, charges: Sequence[tuple[UUID, str, str]], **kwargs: Any) -> None:
        """`charges` are those whose limit depends on an allocation decision: id, name, and the reason held."""
        super().__init__(*args, **kwargs)
        self.reason_fields = {f"reason_{number}": charge for number, (charge, _n, _r) in enumerate(charges, start=1)}
        for name, (_charge, title, reason) in zip(self.reason_fields, charges, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=_("Where is it tried? %(charge)s") % {"charge": title},
                choices=[NOT_DECIDED, *TrialReason.choices],
                required=False,
                initial=reason,
                error_messages={"invalid_choice": _("Select where the charge is tried")},
            )

    def clean_hearing_on(self) -> date | None:
        return _not_in_future(self.cleaned_data["hearing_on"])

    def decision(self) -> RemandDecision:
        """What was entered, for the service."""
        given = self.cleaned_data
        return RemandDecision(
            code=RemandStatus(given["status"]),
            hearing_on=given["hearing_on"],
            held_since=given["held_since"],
            days_before=given["days_before"],
            reasons={charge: given[name] for name, charge in self.reason_fields.items()},
        )


class ExtendLimitForm(VersionMixin):
    """A new last day, the hearing at which it was given, and why."""

    until = DateField(
        label=_("New custody time limit"),
        subject=_("New custody time limit"),
        error_messages={"required": _("Enter the new custody time limit")},
    )
    decided_on = DateField(
        label=_("Day of the hearing at which it was extended"),
        subject=_("Day of the hearing"),
        error_messages={"required": _("Enter the day of the hearing")},
    )
    reason = forms.CharField(
        label=_("Why did the court extend it?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Enter why the court extended it"), "max_length": TOO_LONG},
    )

    def clean_decided_on(self) -> date | None:
        return _not_in_future(self.cleaned_data["decided_on"])


class StopClockForm(VersionMixin):
    """Why and from when on a limit does not run."""

    why = forms.ChoiceField(
        label=_("Why does the clock stop?"),
        choices=[choice for choice in StopReason.choices if choice[0] != StopReason.NOT_REMANDED],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select why the clock stops"),
            "invalid_choice": _("Select why the clock stops"),
        },
    )
    stopped_on = DateField(
        label=_("Day on which it stopped"),
        subject=_("Day on which it stopped"),
        error_messages={"required": _("Enter the day on which it stopped")},
    )
    note = forms.CharField(
        label=_("Note (optional)"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("The note must be 500 characters or fewer")},
    )

    def clean_stopped_on(self) -> date | None:
        day: date | None = self.cleaned_data["stopped_on"]
        if day is not None and day > timezone.localdate():
            raise ValidationError(_("The day on which it stopped must be today or in the past"), code="future")
        return day


class RestartClockForm(VersionMixin):
    """Why the stop was a mistake."""

    reason = forms.CharField(
        label=_("Why does the clock run again?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Enter why the clock runs again"), "max_length": TOO_LONG},
    )
