"""What a page says about the visit itself."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonplatform.ui.periods import period_words
from pleas.presenters.periods import DraftPeriods, how_long_drafts_live

WARNING = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class VisitNote:
    """`seconds` until the visit ends when nothing happens, `warn_seconds` before that the warning comes.

    `minutes_left` are the words of the warning for 0, 1, 2 … minutes.
    """

    idle: str
    kept: DraftPeriods
    seconds: int
    warn_seconds: int
    minutes_left: tuple[str, ...]


def visit_note() -> VisitNote:
    """In the language of the page, with the configured times."""
    minutes = int(WARNING.total_seconds() // 60)
    return VisitNote(
        idle=period_words(timedelta(seconds=settings.VISIT_IDLE_SECONDS)),
        kept=how_long_drafts_live(),
        seconds=settings.VISIT_IDLE_SECONDS,
        warn_seconds=int(WARNING.total_seconds()),
        minutes_left=tuple(_ends_in(number) for number in range(minutes + 1)),
    )


def _ends_in(minutes: int) -> str:
    if not minutes:
        return _("Your visit ends in less than a minute.")
    return ngettext("Your visit ends in %(num)s minute.", "Your visit ends in %(num)s minutes.", minutes) % {
        "num": minutes
    }
