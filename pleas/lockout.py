"""When guessing is stopped (domain document "Online plea", Attempts and lockout). Pure rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.crypto import salted_hmac

from cases.references import held_reference
from pleas.types import LookupDetails


@dataclass(frozen=True, slots=True)
class Digests:
    """Who looks for what, unreadable: `by_reference`, `by_session`, `by_address`."""

    by_reference: str
    by_session: str
    by_address: str


@dataclass(frozen=True, slots=True)
class Failure:
    """One attempt that found nothing."""

    digests: Digests
    at: datetime


def digests_of(details: LookupDetails) -> Digests:
    """Keyed digests; a reference has the same one however it was typed, all malformed ones share theirs."""
    reference = held_reference(details.reference)
    return Digests(
        by_reference=_digest("reference", reference),
        by_session=_digest("session", details.session),
        by_address=_digest("address", details.address),
    )


def failures_before_lock() -> Mapping[str, int]:
    """How many failures within the lock time stop further attempts, by what they have in common."""
    return {
        "by_reference": settings.LOOKUP_FAILURES_BEFORE_LOCK,
        "by_session": getattr(settings, "LOOKUP_FAILURES_PER_SESSION", 10),
        "by_address": getattr(settings, "LOOKUP_FAILURES_PER_ADDRESS", 20),
    }


def lock_time() -> timedelta:
    """The time in which failures are counted, and for which a lock then lasts."""
    return timedelta(minutes=settings.LOOKUP_LOCK_MINUTES)


def locked_by(digests: Digests, failures: Iterable[Failure], *, now: datetime) -> str:
    """What the attempt is locked by ("by_reference" …), or an empty string."""
    known = list(failures)
    for what, limit in failures_before_lock().items():
        wanted = getattr(digests, what)
        times = sorted(failure.at for failure in known if getattr(failure.digests, what) == wanted)
        if is_locked(times, limit=limit, now=now):
            return what
    return ""


def is_locked(times: list[datetime], *, limit: int, now: datetime) -> bool:
    """Whether `limit` failures fell within the lock time, the last of them less than that ago."""
    within = lock_time()
    return any(
        last - first <= within and now - last < within for first, last in zip(times, times[limit - 1 :], strict=False)
    )


def _digest(what: str, text: str) -> str:
    return salted_hmac(f"pleas.lookup.{what}", text, algorithm="sha256").hexdigest()
