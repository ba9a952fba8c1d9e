"""Count requests in the database that all processes share, in lots, so that an honest visitor costs nothing.

A process notes an address's requests for itself and adds them to the shared count by tens: who asks
less than ten times a minute is never written down, and a flood is seen by every process within one lot.
"""

from datetime import datetime
from threading import Lock

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

LOT = 10
MOST_ADDRESSES = 50_000
_ADD = """
    INSERT INTO limits_requestcount (address_digest, minute, requests) VALUES (%s, %s, %s)
    ON CONFLICT (minute, address_digest) DO UPDATE SET requests = limits_requestcount.requests + excluded.requests
    RETURNING requests
"""


class Counter:
    """What this process has seen in the present minute, and the last shared count of each address."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._minute = datetime.min
        self._seen: dict[str, int] = {}
        self._shared: dict[str, int] = {}

    def requests_of(self, address: str, *, now: datetime) -> int:
        """How many requests this address has made in this minute, this one among them."""
        minute = now.replace(second=0, microsecond=0)
        with self._lock:
            if minute != self._minute or len(self._seen) > MOST_ADDRESSES:
                self._minute, self._seen, self._shared = minute, {}, {}
            seen = self._seen[address] = self._seen.get(address, 0) + 1
            is_due = seen % LOT == 0
            known = self._shared.get(address, 0) + seen % LOT
        if not is_due:
            return known
        total = _add_lot(address, minute)
        with self._lock:
            self._shared[address] = total
        return total


def too_many(counter: Counter, address: str, *, now: datetime) -> bool:
    """Whether the address has used up its requests of this minute; a limit of nought is none."""
    limit: int = settings.PUBLIC_REQUESTS_PER_MINUTE
    return limit > 0 and counter.requests_of(address, now=now) > limit


def _add_lot(address: str, minute: datetime) -> int:
    digest = salted_hmac("limits.address", address, algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [digest, minute, LOT])
        total: int = cursor.fetchone()[0]
    return total
