"""How many bundles one organisation may have waiting or being made, so that the others get theirs."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import connection

from disclosure.exceptions import TooManyBundles
from disclosure.models import Bundle
from disclosure.states import BUNDLE_BEING_MADE


def require_room_for_a_bundle(organisation_id: UUID) -> None:
    """Is there room for one more? To be asked in the transaction that adds it; two at once are counted one by one.

    Counted over the cases in sight of whoever asks. Raises `TooManyBundles`.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [organisation_id.int & (2**63 - 1)])
    limit = settings.BUNDLES_AT_A_TIME
    if Bundle.objects.filter(organisation_id=organisation_id, status__in=BUNDLE_BEING_MADE).count() >= limit:
        raise TooManyBundles(limit)
