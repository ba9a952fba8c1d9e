"""What the lines of check-answers are made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pleas.answers import Answers, ChargeAnswer
from pleas.types import Charge, OwnCase
from pleas.yes_no import Reply, yes_no_words

Text = str | Promise | SafeString


@dataclass(frozen=True, slots=True)
class Shown:
    """Whose answers are shown, and on lines about a charge which one."""

    case: OwnCase
    answers: Answers
    charge: Charge | None = None

    @property
    def charge_answer(self) -> ChargeAnswer:
        return self.answers.charge(self.charge.offence_id) if self.charge else ChargeAnswer()


@dataclass(frozen=True, slots=True)
class Line:
    """A question in few words, and what was answered."""

    key: Text
    value: Text


def yes_no(reply: Reply, answer: bool | None) -> Text:
    """Yes or no in the words of the question; nothing while it is not answered."""
    words: Text = "" if answer is None else yes_no_words(reply, yes=answer)
    return words


def in_lines(lines: Iterable[Text]) -> SafeString:
    """One below the other, blanks left out."""
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines if line))


def written(text: str) -> Text:
    """A text as it was typed, its lines kept; says so where nothing was typed."""
    return in_lines(text.splitlines()) if text.strip() else _("Nothing")
