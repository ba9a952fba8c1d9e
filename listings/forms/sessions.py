"""Questions about a new session, and about which day of the diary to show."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFieldsMixin
from commonplatform.ui.date_fields import DateField
from commonplatform.ui.submission_keys import SubmissionKeyMixin
from listings.business_types import BUSINESS_TYPES
from listings.forms.clock_times import ClockTimeField
from listings.session_rules import MAXIMA_FIELDS, MOST_HEARINGS, MOST_MINUTES
from listings.states import Basis, Panel, SessionKind
from listings.types import SessionToCreate

_HOW_MANY = _("Enter how many hearings the session can hold")
_MINUTES = _("Enter how many minutes the session can hold")


def _maximum(label: Any, required: Any, most: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=most,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        error_messages={"required": required, "invalid": _("Enter a whole number")},
    )


class SessionForm(ConditionalFieldsMixin, SubmissionKeyMixin, forms.Form):
    """A session to add. Its business fixes what its capacity is counted in; the service checks that."""

    date = DateField(
        label=_("Date"),
        subject=_("The date"),
        error_messages={"required": _("Enter the date of the session")},
    )
    court_room = forms.TypedChoiceField(
        label=_("Court room"),
        coerce=UUID,
        widget=forms.RadioSelect,
        error_messages={"required": _("Select the court room")},
    )
    kind = forms.TypedChoiceField(
        label=_("Part of the day"),
        coerce=SessionKind,
        choices=SessionKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Select the part of the day")},
    )
    starts = ClockTimeField(
        label=_("Start time"),
        help_text=_("Leave empty for 10:00am, or 2:00pm for an afternoon"),
        required=False,
    )
    ends = ClockTimeField(
        label=_("End time"),
        help_text=_("Leave empty for 1:00pm for a morning, 5:00pm otherwise"),
        required=False,
    )
    panel = forms.TypedChoiceField(
        label=_("Panel"),
        coerce=Panel,
        choices=Panel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Select the panel")},
    )
    business_type = forms.ChoiceField(
        label=_("Business"),
        choices=[("", _("Select one")), *((code, one.name) for code, one in BUSINESS_TYPES.items())],
        error_messages={"required": _("Select the business of the session")},
    )
    basis = forms.TypedChoiceField(
        label=_("What is the capacity counted in?"),
        coerce=Basis,
        choices=Basis.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Select what the capacity is counted in")},
    )
    max_slots = _maximum(_("Most hearings"), _HOW_MANY, MOST_HEARINGS)
    max_minutes = _maximum(_("Most minutes"), _MINUTES, MOST_MINUTES)
    morning_minutes = _maximum(_("Most minutes before the break at 1:00pm"), _MINUTES, MOST_MINUTES)
    afternoon_minutes = _maximum(_("Most minutes after the break"), _MINUTES, MOST_MINUTES)

    conditional_fields: ClassVar[dict[str, dict[str, Sequence[str]]]] = {
        "basis": {basis.value: fields for basis, fields in MAXIMA_FIELDS.items()}
    }
    choice_hints: ClassVar[dict[str, dict[str, Any]]] = {
        "basis": {
            Basis.SLOTS.value: _("For most business"),
            Basis.MINUTES.value: _("For trials"),
            Basis.HALVES.value: _("For trials that last all day"),
        }
    }

    def __init__(self, *args: Any, rooms: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["court_room"].choices = rooms  # type: ignore[attr-defined]

    def session(self) -> SessionToCreate:
        """What was asked for; only after the form was found valid."""
        answers = self.cleaned_data
        basis: Basis = answers["basis"]
        return SessionToCreate(
            court_room_id=answers["court_room"],
            day=answers["date"],
            kind=answers["kind"],
            starts=answers["starts"],
            ends=answers["ends"],
            panel=answers["panel"],
            business_type=answers["business_type"],
            basis=basis,
            maxima=tuple(answers[field] for field in MAXIMA_FIELDS[basis]),
        )


class GoToDayForm(forms.Form):
    """Which day to show."""

    day = DateField(
        label=_("Go to another day"),
        subject=_("The day"),
        error_messages={"required": _("Enter the day to show")},
    )
