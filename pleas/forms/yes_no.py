"""Yes and no, which Welsh says in the words of the question."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

from django import forms
from django.utils.translation import pgettext_lazy

YES: Final = "yes"
NO: Final = "no"


class Reply(Enum):
    """How the question is put: "is it …", "is there …" or "have you …", "do you …", "does it …", "did you …"."""

    IT_IS = (pgettext_lazy("it is", "Yes"), pgettext_lazy("it is", "No"))
    THERE_IS = (pgettext_lazy("there is", "Yes"), pgettext_lazy("there is", "No"))
    I_DO = (pgettext_lazy("I do", "Yes"), pgettext_lazy("I do", "No"))
    IT_DOES = (pgettext_lazy("it does", "Yes"), pgettext_lazy("it does", "No"))
    I_DID = (pgettext_lazy("I did", "Yes"), pgettext_lazy("I did", "No"))
    THEY_ARE = (pgettext_lazy("they are", "Yes"), pgettext_lazy("they are", "No"))


class YesNoField(forms.TypedChoiceField):
    """Two radio buttons; cleaned to True or False, and to None where nothing was asked."""

    def __init__(self, *, reply: Reply, select: Any, **kwargs: Any) -> None:
        yes, no = reply.value
        super().__init__(
            choices=[(YES, yes), (NO, no)],
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
