"""What somebody notes on a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.submission_keys import SubmissionKeyMixin
from disclosure.presenters.annotations import team_words
from disclosure.services import NoteToWrite
from disclosure.states import Audience

if TYPE_CHECKING:
    from disclosure.types import NotableDocument

LONGEST_NOTE = 4000


class NoteForm(SubmissionKeyMixin, forms.Form):
    """The note, where it stands, and who sees it. `revision` says which text it was changed from."""

    text = forms.CharField(
        label=_("Note"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Enter your note"),
            "max_length": _("The note must be 4,000 characters or fewer"),
        },
    )
    place = forms.CharField(
        label=_("Page (optional)"),
        help_text=_("Its number or its label, such as KWS12. Without one the note is about the whole document"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
        error_messages={"max_length": _("The document has no such page")},
    )
    team = forms.ChoiceField(
        label=_("Who can see it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select who can see it"), "invalid_choice": _("Select who can see it")},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    confirmed = forms.BooleanField(widget=forms.HiddenInput, required=False)

    field_order = ("submission_key", "text", "place", "team", "revision", "confirmed")

    def __init__(self, *args: Any, document: NotableDocument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["team"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(team.code, team_words(team, document.side, name)) for team, name in document.teams]
        choice.initial = document.teams[0][0].code
        if document.is_recording:
            self.fields["place"].label = _("Time (optional)")
            self.fields["place"].help_text = _("Minutes and seconds, such as 3:45")

    @property
    def is_to_be_confirmed(self) -> bool:
        """Is it about to be shared without its being said what follows? The page then says it and asks again."""
        given = self.cleaned_data
        was_shared = self.initial.get("team") == Audience.SHARED
        if given["team"] != Audience.SHARED or given["confirmed"] or was_shared:
            return False
        self.data = {**{name: self.data.get(name, "") for name in self.fields}, "confirmed": "on"}
        return True

    @property
    def note(self) -> NoteToWrite:
        """What was entered."""
        given = self.cleaned_data
        return NoteToWrite(place=given["place"], text=given["text"], team=given["team"])

    def refuse_the_place(self) -> None:
        """Say that the document has no such page, or the recording no such time."""
        is_time = self.fields["place"].label == _("Time (optional)")
        said = _("Enter a time such as 3:45") if is_time else _("The document has no such page")
        self.add_error("place", str(said))
