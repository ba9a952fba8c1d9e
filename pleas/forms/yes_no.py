"""Questions answered with yes or no."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from pleas.yes_no import Reply as Reply
from pleas.yes_no import yes_no_words

YES: Final = "yes"
NO: Final = "no"


class YesNoField(forms.TypedChoiceField):
    """Two radio buttons; cleaned to True or False, and to None where nothing was asked."""

    def __init__(self, *, reply: Reply, select: Any, **kwargs: Any) -> None:
        self.reply = reply
        super().__init__(
            choices=[(YES, yes_no_words(reply, yes=True)), (NO, yes_no_words(reply, yes=False))],
            coerce=lambda value: value == YES,
            empty_value=None,
            widget=forms.RadioSelect,
            error_messages={"required": select, "invalid_choice": select},
            **kwargs,
        )

    def prepare_value(self, value: object) -> object:
        return {True: YES, False: NO}.get(value, value) if isinstance(value, bool) else value


def worded_for_a_company(form: forms.Form, wording: Mapping[str, Mapping[str, Any]]) -> None:
    """Put labels, hints (`hint`) and the message of what is missing (`missing`) in the words for a company."""
    for name, said in wording.items():
        field = form.fields[name]
        field.label = said.get("label", field.label)
        field.help_text = said.get("hint", field.help_text)
        if "missing" in said:
            field.error_messages.update(required=said["missing"], invalid_choice=said["missing"])
