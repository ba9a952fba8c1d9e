"""Archives are kept as long as bundles, and what a worker that was killed left in the store goes as well."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.storage.objects import delete_object, list_objects
from disclosure.models import CaseArchive
from disclosure.services.sweep_bundles import UNKNOWN_AFTER
from disclosure.states import BundleStatus
from disclosure.types import ARCHIVES

if TYPE_CHECKING:
    from uuid import UUID

_BATCH = 500


def expire_archives() -> int:
    """Delete the files of archives whose time is over; how many. Who took what away stays on record."""
    with task_scope(purpose=Purpose.RETENTION):
        over = CaseArchive.objects.filter(status=BundleStatus.READY, expires_at__lte=timezone.now())
        ids = list(over.values_list("pk", flat=True))
    return sum(_expire(archive_id) for archive_id in ids)


def sweep_archive_objects(*, older_than: timedelta = UNKNOWN_AFTER) -> int:
    """Remove files that no archive names: their making was cut off. How many."""
    before, swept = timezone.now() - older_than, 0
    listing = list_objects(ARCHIVES)
    while batch := list(islice(listing, _BATCH)):
        keys = [stored.key for stored in batch if stored.stored_at <= before]
        with task_scope(purpose=Purpose.RETENTION):
            known = set(CaseArchive.objects.filter(object_key__in=keys).values_list("object_key", flat=True))
        for key in keys:
            if key not in known:
                delete_object(key)
                swept += 1
    return swept


def _expire(archive_id: UUID) -> int:
    """First nobody can ask for it any more, then the file goes; a file left behind is swept."""
    with task_scope(purpose=Purpose.RETENTION):
        archive = CaseArchive.objects.select_for_update().filter(pk=archive_id, status=BundleStatus.READY).first()
        if archive is None:
            return 0
        key, archive.object_key = archive.object_key, ""
        archive.status = BundleStatus.EXPIRED
        archive.save(update_fields=["status", "object_key"])
    delete_object(key)
    return 1
