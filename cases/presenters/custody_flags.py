"""Custody and its time limits in few words, for the identity bar, lists and files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.custody.urgency import Urgency, days_left, urgency
from cases.states import OPEN_STATUSES
from commonplatform.ui.components import Tag
from commonplatform.ui.formats import short_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from cases.custody.types import DefendantCustody
    from cases.selectors.case_file import CaseFile

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


def custody_flags(file: CaseFile, custody: Mapping[UUID, DefendantCustody]) -> tuple[Tag, ...]:
    """One flag for each defendant who is held, while the case is open: the earliest limit, or that none is recorded."""
    if file.case.status not in OPEN_STATUSES:
        return ()
    today, several = timezone.localdate(), len(file.defendants) > 1
    return tuple(
        _flag(custody[each.pk].earliest, each.display_name if several else "", today)
        for each in file.defendants
        if each.pk in custody and (custody[each.pk].is_held or custody[each.pk].earliest)
    )


def _flag(limit_on: date | None, name: str, today: date) -> Tag:
    if limit_on is None:
        text, colour = _("In custody, no custody time limit recorded"), "black"
    else:
        facts = {"day": short_date(limit_on), "left": days_left_in_words(limit_on, today)}
        text = _("Custody time limit %(day)s: %(left)s") % facts
        colour = FLAG_COLOURS[urgency(limit_on, today)]
    return Tag(text=f"{text} ({name})" if name else text, colour=colour)
