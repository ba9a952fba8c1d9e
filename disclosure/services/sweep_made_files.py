"""Files made for reading or taking away are kept for a few days, and what a killed worker left in the store goes too.

One piece for bundles and case archives: both go the way of `BundleStatus` and name their file in `object_key`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import islice
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.storage.objects import StoredObject, delete_object, list_objects
from disclosure.models import Bundle, CaseArchive
from disclosure.states import BundleStatus

Made = type[Bundle] | type[CaseArchive]
UNKNOWN_AFTER = timedelta(hours=6)  # longer than anything takes to be made
_BATCH = 500


def expire_made(made: Made, *, only: Q | None = None) -> int:
    """Delete the files whose time is over; how many. The rows stay."""
    with task_scope(purpose=Purpose.RETENTION):
        over = made._default_manager.filter(only or Q(), status=BundleStatus.READY, expires_at__lte=timezone.now())
        ids = list(over.values_list("pk", flat=True))
    return sum(_expire(made, each) for each in ids)


def sweep_unknown(made: Made, folder: str, *, older_than: timedelta) -> int:
    """Remove files of a folder of the store that no row names: their making was cut off. How many."""
    before, swept = timezone.now() - older_than, 0
    listing = list_objects(folder)
    while batch := list(islice(listing, _BATCH)):
        for key in _unknown(made, (stored for stored in batch if stored.stored_at <= before)):
            delete_object(key)
            swept += 1
    return swept


def _expire(made: Made, made_id: UUID) -> int:
    """First nobody can ask for it any more, then the file goes; a file left behind is swept."""
    with task_scope(purpose=Purpose.RETENTION):
        row = made._default_manager.select_for_update().filter(pk=made_id, status=BundleStatus.READY).first()
        if row is None:
            return 0
        key, row.object_key = row.object_key, ""
        row.status = BundleStatus.EXPIRED
        row.save(update_fields=["status", "object_key"])
    delete_object(key)
    return 1


def _unknown(made: Made, listed: Iterable[StoredObject]) -> list[str]:
    keys = [stored.key for stored in listed]
    with task_scope(purpose=Purpose.RETENTION):
        known = set(made._default_manager.filter(object_key__in=keys).values_list("object_key", flat=True))
    return [key for key in keys if key not in known]
