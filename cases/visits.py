"""What is new to somebody who comes back to a case."""

from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import ngettext

# As long as a sign-in may be idle: who opens the next page within it is still at the same visit.
PAUSE: Final = timedelta(minutes=30)

# The moment after which things are new, from a row `v` of `cases_casevisit`.
SINCE: Final = "CASE WHEN %(now)s - v.last_seen_at > %(pause)s THEN v.last_seen_at ELSE v.previous_at END"


class News(StrEnum):
    """Groups of what can be new, in the order in which they are told."""

    HEARINGS = "hearings"
    RESULTS = "results"
    DOCUMENTS = "documents"
    PLEAS = "pleas"
    CUSTODY = "custody"
    PARTIES = "parties"


KINDS: Final[dict[News, frozenset[str]]] = {
    News.HEARINGS: frozenset({"hearing.listed", "hearing.vacated"}),
    News.RESULTS: frozenset({"result.received", "offer.concluded", "case.concluded", "case.withdrawn"}),
    News.DOCUMENTS: frozenset(
        {
            "idpc.published",
            "document.filed",
            "document.published",
            "document.withdrawn",
            "document.restored",
            "means_form.filed",
        }
    ),
    News.PLEAS: frozenset({"plea.submitted", "plea.change_asked", "plea.change_granted", "plea.change_refused"}),
    News.CUSTODY: frozenset(
        {
            "custody.remand_recorded",
            "custody.limit_set",
            "custody.limit_extended",
            "custody.clock_stopped",
            "custody.clock_restarted",
        }
    ),
    News.PARTIES: frozenset(
        {
            "representation.started",
            "representation.ended",
            "representation.ordered",
            "representation.displaced",
            "representation.withdrawn",
            "case.defendant_added",
            "details.changed",
        }
    ),
}
NEWS_OF: Final[dict[str, News]] = {kind: news for news, kinds in KINDS.items() for kind in kinds}


def counted(kinds: dict[str, int]) -> dict[News, int]:
    """Numbers by kind of event as numbers by group; kinds that are no news are left out."""
    return {
        news: number
        for news, of_this in KINDS.items()
        if (number := sum(count for kind, count in kinds.items() if kind in of_this))
    }


def in_words(news: News, number: int) -> str:
    """ "2 documents" in the reader's language."""
    said: dict[News, Any] = {
        News.HEARINGS: ngettext("%(num)d change to hearings", "%(num)d changes to hearings", number),
        News.RESULTS: ngettext("%(num)d result", "%(num)d results", number),
        News.DOCUMENTS: ngettext("%(num)d change to documents", "%(num)d changes to documents", number),
        News.PLEAS: ngettext("%(num)d plea or request", "%(num)d pleas or requests", number),
        News.CUSTODY: ngettext("%(num)d change to custody", "%(num)d changes to custody", number),
        News.PARTIES: ngettext("%(num)d change to the parties", "%(num)d changes to the parties", number),
    }
    return str(said[news]) % {"num": number}
