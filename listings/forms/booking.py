"""The question where and when a case is to be heard."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.submission_keys import SubmissionKeyMixin
from listings.forms.clock_times import ClockTimeField
from listings.hearing_types import HEARING_TYPES
from listings.session_rules import MOST_MINUTES
from listings.types import HearingToBook

Choice = tuple[UUID, str, str]


class BookHearingForm(SubmissionKeyMixin, forms.Form):
    """Who is heard, for what, in which session; with `overbooking`, for what reason it is overbooked."""

    defendants = forms.TypedMultipleChoiceField(
        label=_("Who is to be heard?"),
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Select at least one defendant")},
    )
    type_code = forms.ChoiceField(
        label=_("Hearing type"),
        choices=[("", _("Select one")), *((code, one.name) for code, one in HEARING_TYPES.items())],
        error_messages={"required": _("Select the hearing type")},
    )
    minutes = forms.IntegerField(
        label=_("Expected length in minutes"),
        help_text=_("Leave empty for the usual length; trials have to be estimated"),
        required=False,
        min_value=1,
        max_value=MOST_MINUTES,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        error_messages={"invalid": _("Enter a whole number of minutes")},
    )
    session = forms.TypedChoiceField(
        label=_("Session"),
        coerce=UUID,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select the session"),
            "invalid_choice": _("This session is no longer available: select another"),
        },
    )
    starts = ClockTimeField(
        label=_("Start time"), help_text=_("Leave empty for the start of the session"), required=False
    )
    overbook_reason = forms.CharField(
        label=_("Why must the session be overbooked?"),
        help_text=_("Stays on record with the booking"),
        max_length=255,
        error_messages={"required": _("Enter why the session must be overbooked")},
    )

    def __init__(
        self,
        *args: Any,
        defendants: Sequence[Choice],
        sessions: Sequence[Choice],
        overbooking: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for field, choices in (("defendants", defendants), ("session", sessions)):
            self.fields[field].choices = [(str(key), text) for key, text, _hint in choices]  # type: ignore[attr-defined]
        self.choice_hints = {
            "defendants": {str(key): hint for key, _text, hint in defendants if hint},
            "session": {str(key): hint for key, _text, hint in sessions},
        }
        if not overbooking:
            del self.fields["overbook_reason"]

    def hearing(self) -> HearingToBook:
        """What was asked for; only after the form was found valid."""
        answers = self.cleaned_data
        return HearingToBook(
            session_id=answers["session"],
            defendant_ids=tuple(answers["defendants"]),
            type_code=answers["type_code"],
            starts=answers["starts"],
            minutes=answers["minutes"],
            overbook_reason=answers.get("overbook_reason", ""),
        )
