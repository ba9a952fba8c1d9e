"""The page after a visit: what happened, and how to go on."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from commonplatform.ui.formats import date_and_time
from commonplatform.ui.periods import period_words
from pleas.presenters.periods import DraftPeriods, how_long_drafts_live


@dataclass(frozen=True, slots=True)
class EndedView:
    """`kept_until` in words when the visitor saved their answers and closed the visit themselves."""

    title: str
    idle: str
    kept: DraftPeriods
    kept_until: str = ""
    timed_out: bool = False


def ended_view(*, timed_out: bool, kept_until: str) -> EndedView:
    """A visit that timed out, one that was closed, or a page that was opened without one."""
    titles = {True: _("Your visit has timed out"), False: _("Find your case to go on")}
    return EndedView(
        title=_("You have closed your visit") if kept_until else titles[timed_out],
        idle=period_words(timedelta(seconds=settings.VISIT_IDLE_SECONDS)),
        kept=how_long_drafts_live(),
        kept_until=date_and_time(datetime.fromisoformat(kept_until)) if kept_until else "",
        timed_out=timed_out,
    )
