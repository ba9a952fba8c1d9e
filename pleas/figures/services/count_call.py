"""Count a call of the public figures, so that one address cannot keep the service busy."""

from datetime import date

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

_COUNT = """
    INSERT INTO figures_apiuse (id, day, address_digest, calls) VALUES (gen_random_uuid(), %s, %s, 1)
    ON CONFLICT (day, address_digest) DO UPDATE SET calls = figures_apiuse.calls + 1
    RETURNING calls
"""


def count_call(*, address: str, today: date) -> bool:
    """Whether the address may still ask today: 100 times (domain document "Online plea", Statistics)."""
    digest = salted_hmac("pleas.figures.address", address, algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [today, digest])
        calls: int = cursor.fetchone()[0]
    return calls <= settings.FIGURES_CALLS_PER_DAY
