"""When to ask the other end what became of a message: soon at first, then ever more rarely."""

from datetime import datetime, timedelta

GATEWAYS_THAT_TELL = frozenset({"notify"})
FIRST_CHECK = timedelta(seconds=30)
RAREST = timedelta(hours=1)
# GOV.UK Notify tries for three days; a day later it has said its last word or will not.
LAST_CHECK = timedelta(days=4)


def first_check_at(gateway: str, now: datetime) -> datetime | None:
    """None for a gateway that tells no more than that it took the mail."""
    return now + FIRST_CHECK if gateway in GATEWAYS_THAT_TELL else None


def next_check_at(handed_over_at: datetime, now: datetime) -> datetime | None:
    """After a quarter of the message's age, within bounds; None when there is no more to wait for."""
    age = now - handed_over_at
    if age >= LAST_CHECK:
        return None
    return now + min(max(age / 4, FIRST_CHECK), RAREST)
