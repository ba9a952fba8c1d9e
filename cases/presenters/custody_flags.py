"""Custody and its time limits in few words, for the identity bar, lists and files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.custody.urgency import Urgency, days_left, urgency
from commonplatform.ui.components import Tag
from commonplatform.ui.formats import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.selectors.case_file import CaseFile
    from cases.selectors.case_reasons import CustodyBrief

TAG_COLOURS = {Urgency.PASSED: "red", Urgency.NEAR: "orange", Urgency.LATER: "grey"}
FLAG_COLOURS = {Urgency.PASSED: "red", Urgency.NEAR: "purple", Urgency.LATER: "grey"}


def limit_tag(limit_on: date, today: date) -> Tag:
    """How many days are left, in the colour of its urgency."""
    return Tag(text=days_left_in_words(limit_on, today), colour=TAG_COLOURS[urgency(limit_on, today)])


def days_left_in_words(limit_on: date, today: date) -> str:
    """ "12 days left", "Last day", "Passed 3 days ago"."""
    left = days_left(limit_on, today)
    if left == 0:
        return _("Last day")
    if left < 0:
        return ngettext("Passed %(num)d day ago", "Passed %(num)d days ago", -left) % {"num": -left}
    return ngettext("%(num)d day left", "%(num)d days left", left) % {"num": left}


def custody_flags(file: CaseFile, held: Iterable[CustodyBrief]) -> tuple[Tag, ...]:
    """One flag for each defendant who is held: the earliest limit, or that none is recorded."""
    names = {defendant.pk: defendant.display_name for defendant in file.defendants}
    today = timezone.localdate()
    return tuple(_flag(brief, names[brief.defendant_id] if len(names) > 1 else "", today) for brief in held)


def _flag(brief: CustodyBrief, name: str, today: date) -> Tag:
    if brief.limit_on is None:
        text, colour = _("In custody, no custody time limit recorded"), "black"
    else:
        facts = {"day": short_date(brief.limit_on), "left": days_left_in_words(brief.limit_on, today)}
        text = _("Custody time limit %(day)s: %(left)s") % facts
        colour = FLAG_COLOURS[urgency(brief.limit_on, today)]
    return Tag(text=f"{text} ({name})" if name else text, colour=colour)
