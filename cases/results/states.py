"""The states of a result, why one is refused, and why one is not mailed."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ResultState(TextChoices):
    """A result waits for the next run, which mails it or leaves it to the post."""

    WAITING = "waiting", _("Waiting for the next run")
    MAILED = "mailed", _("Told by e-mail")
    SKIPPED = "skipped", _("Told by post only")


RESULT_MOVES: dict[ResultState, frozenset[ResultState]] = {
    ResultState.WAITING: frozenset({ResultState.MAILED, ResultState.SKIPPED}),
    ResultState.MAILED: frozenset(),
    ResultState.SKIPPED: frozenset(),
}


class SkipReason(TextChoices):
    """Why a result is told by post only (domain document "Online plea", Results)."""

    NO_ONLINE_PLEA = "no_online_plea", _("no online plea with an e-mail address")
    ACCOUNT_MISSING = "account_missing", _("account number or division missing")
    DISQUALIFIED = "disqualified", _("disqualification is told by post")
    ADJOURNED = "adjourned", _("an offence is adjourned")


class Refusal(StrEnum):
    """Why a received result is not taken in; the sender gets the code."""

    MALFORMED = "malformed"
    URN_MISSING = "urn_missing"
    URN_MALFORMED = "urn_malformed"
    CASE_UNKNOWN = "case_unknown"
    DEFENDANT_UNKNOWN = "defendant_unknown"
    ALREADY_SENT = "already_sent"
