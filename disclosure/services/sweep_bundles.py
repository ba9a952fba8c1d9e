"""Bundles are kept for a few days: they can be made again, and what lies about can be read by somebody else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import islice
from uuid import UUID

from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.storage.objects import StoredObject, delete_object, list_objects
from disclosure.models import Bundle
from disclosure.states import BundlePurpose, BundleStatus
from disclosure.types import BUNDLES

UNKNOWN_AFTER = timedelta(hours=6)  # longer than any bundle takes to be made
_BATCH = 500


def expire_bundles() -> int:
    """Delete the files of bundles whose time is over; how many. What was in them stays on record."""
    with task_scope(purpose=Purpose.RETENTION):
        over = Bundle.objects.filter(
            purpose=BundlePurpose.READING, status=BundleStatus.READY, expires_at__lte=timezone.now()
        )
        ids = list(over.values_list("pk", flat=True))
    return sum(_expire(bundle_id) for bundle_id in ids)


def sweep_bundle_objects(*, older_than: timedelta = UNKNOWN_AFTER) -> int:
    """Remove files that no bundle names: their making was cut off. How many."""
    before, swept = timezone.now() - older_than, 0
    listing = list_objects(BUNDLES)
    while batch := list(islice(listing, _BATCH)):
        for key in _unknown(stored for stored in batch if stored.stored_at <= before):
            delete_object(key)
            swept += 1
    return swept


def _expire(bundle_id: UUID) -> int:
    """First nobody can ask for it any more, then the file goes; a file left behind is swept."""
    with task_scope(purpose=Purpose.RETENTION):
        bundle = Bundle.objects.select_for_update().filter(pk=bundle_id, status=BundleStatus.READY).first()
        if bundle is None:
            return 0
        key, bundle.object_key = bundle.object_key, ""
        bundle.status = BundleStatus.EXPIRED
        bundle.save(update_fields=["status", "object_key"])
    delete_object(key)
    return 1


def _unknown(listed: Iterable[StoredObject]) -> list[str]:
    keys = [stored.key for stored in listed]
    with task_scope(purpose=Purpose.RETENTION):
        known = set(Bundle.objects.filter(object_key__in=keys).values_list("object_key", flat=True))
    return [key for key in keys if key not in known]
