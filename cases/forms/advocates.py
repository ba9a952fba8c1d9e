"""Whom to assign to prosecute, and to what."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.selectors.prosecution_hearings import ProsecutionHearing
from commonplatform.ui.date_fields import DateField
from commonplatform.ui.formats import clock_time, page_language

MOST_CASES = 50
ADDRESS = forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"})


def address_field(help_text: Any) -> forms.EmailField:
    """The address that the person signs in with."""
    return forms.EmailField(
        label=_("E-mail address"),
        help_text=help_text,
        max_length=254,
        widget=ADDRESS,
        error_messages={
            "required": _("Enter an e-mail address"),
            "invalid": _("Enter an e-mail address in the correct format, like name@example.com"),
        },
    )


class AssignAdvocateForm(forms.Form):
    """An advocate and one or many cases."""

    email = address_field(_("The address that the barrister or lawyer signs in with"))
    references = forms.CharField(
        label=_("Case references or URNs"),
        help_text=_("One on each line"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Enter at least one case reference or URN"),
            "max_length": _("Case references must be %(limit_value)s characters or fewer"),
        },
    )

    def clean_references(self) -> list[str]:
        typed = [line.strip() for line in re.split(r"[\n,;]", self.cleaned_data["references"])]
        references = list(dict.fromkeys(filter(None, typed)))
        if not references:
            raise ValidationError(_("Enter at least one case reference or URN"), code="required")
        if len(references) > MOST_CASES:
            raise ValidationError(_("Enter no more than %(most)s cases at a time") % {"most": MOST_CASES}, code="many")
        return references


class HearingDayForm(forms.Form):
    """A day at a court centre."""

    day = DateField(label=_("Date"), subject=_("Date"), error_messages={"required": _("Enter the date")})
    court = forms.ChoiceField(
        label=_("Court"),
        error_messages={"required": _("Select a court"), "invalid_choice": _("Select a court")},
    )

    def __init__(self, *args: Any, courts: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["court"]
        field.choices = [("", _("Select a court")), *((str(court_id), name) for court_id, name in courts)]

    def asked(self) -> tuple[date, UUID]:
        return self.cleaned_data["day"], UUID(self.cleaned_data["court"])


class AssignForHearingsForm(forms.Form):
    """An advocate and hearings of one day, room by room."""

    email = address_field(_("The address that the barrister or lawyer signs in with"))

    def __init__(self, *args: Any, hearings: Sequence[ProsecutionHearing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hearings = {str(hearing.hearing_id): hearing for hearing in hearings}
        self.rooms: list[str] = []
        by_room: dict[str, list[tuple[str, str]]] = {}
        for hearing in hearings:
            by_room.setdefault(_room(hearing), []).append((str(hearing.hearing_id), _words(hearing)))
        for number, (room, choices) in enumerate(by_room.items(), start=1):
            self.rooms.append(f"room_{number}")
            self.fields[f"room_{number}"] = forms.MultipleChoiceField(
                label=room, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.rooms and not any(cleaned.get(room) for room in self.rooms):
            self.add_error(self.rooms[0], _("Select at least one hearing"))
        return cleaned

    def cases(self) -> Mapping[UUID, str]:
        """The cases of the hearings chosen."""
        chosen = [self.hearings[value] for room in self.rooms for value in self.cleaned_data.get(room) or ()]
        return {hearing.case_id: hearing.reference for hearing in chosen}

    def room_of(self, case_id: UUID | None) -> str | None:
        """The field that a refusal about a case belongs to."""
        for room in self.rooms:
            if any(self.hearings[value].case_id == case_id for value in self.cleaned_data.get(room) or ()):
                return room
        return None


def _room(hearing: ProsecutionHearing) -> str:
    name = hearing.room_welsh if page_language() == "cy" and hearing.room_welsh else hearing.room
    return name or str(_("No room yet"))


def _words(hearing: ProsecutionHearing) -> str:
    return ", ".join((clock_time(hearing.starts_at), hearing.reference, *hearing.defendants, hearing.type_name))
