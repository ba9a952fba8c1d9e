"""Yes and no, which Welsh says in the words of the question."""

from enum import Enum
from typing import Any

from django.utils.translation import pgettext_lazy


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
