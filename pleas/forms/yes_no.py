"""Yes and no, which Welsh says in the words of the question."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

from django import forms
from django.utils.translation import pgettext_lazy

YES: Final = "yes"
NO: Final = "no"


class Reply(Enum):
    """How the question is put: Welsh answers with its verb."""

    IT_IS = "it is"
    THERE_IS = "there is"
    I_DO = "I do"
    IT_DOES = "it does"
    I_DID = "I did"
    THEY_ARE = "they are"


# Beside the enumeration, not in it: members whose English words are equal would be one member.
_WORDS = {
    Reply.IT_IS: (pgettext_lazy("it is", "Yes"), pgettext_lazy("it is", "No")),
    Reply.THERE_IS: (pgettext_lazy("there is", "Yes"), pgettext_lazy("there is", "No")),
    Reply.I_DO: (pgettext_lazy("I do", "Yes"), pgettext_lazy("I do", "No")),
    Reply.IT_DOES: (pgettext_lazy("it does", "Yes"), pgettext_lazy("it does", "No")),
    Reply.I_DID: (pgettext_lazy("I did", "Yes"), pgettext_lazy("I did", "No")),
    Reply.THEY_ARE: (pgettext_lazy("they are", "Yes"), pgettext_lazy("they are", "No")),
}


def yes_no_words(reply: Reply, *, yes: bool) -> Any:
    """Yes or no, as this question is answered."""
    return _WORDS[reply][0 if yes else 1]


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
