"""Compare the documents on record with what the store holds, byte by byte."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from uuid import UUID

from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.storage.objects import (
    ObjectMissing,
    StoredObject,
    delete_object,
    list_objects,
    object_digest,
)
from disclosure.models import Material
from disclosure.states import MaterialStatus
from disclosure.types import PUBLISHED, QUARANTINE, SEALED, ObjectFault

FOLDERS = (QUARANTINE, PUBLISHED, SEALED)
ORPHAN_AFTER = timedelta(hours=6)  # longer than any upload takes; swept well within a day
_BATCH = 500


def damaged_documents() -> Iterator[ObjectFault]:
    """Documents whose object is missing or is not what was received. Reads every object once."""
    for material_id in _documents_with_an_object():
        fault = _fault_of(material_id)
        if fault is not None:
            yield fault


def orphans() -> Iterator[ObjectFault]:
    """Objects that no document names: uploads that were cut off between the store and the database.

    One that is younger than `ORPHAN_AFTER` may belong to an upload that is still running.
    """
    for folder in FOLDERS:
        listing = list_objects(folder)
        while batch := list(islice(listing, _BATCH)):
            yield from _without_a_row(batch)


def sweep_orphans(*, older_than: timedelta = ORPHAN_AFTER) -> int:
    """Remove objects that no document names; how many."""
    before = timezone.now() - older_than
    swept = 0
    for orphan in orphans():
        if orphan.stored_at is not None and orphan.stored_at <= before:
            delete_object(orphan.key)
            swept += 1
    return swept


def _documents_with_an_object() -> list[UUID]:
    with task_scope(purpose=Purpose.AUDIT_VERIFICATION):
        held = Material.objects.exclude(status=MaterialStatus.REFUSED).order_by("uploaded_at", "pk")
        return list(held.values_list("pk", flat=True))


def _fault_of(material_id: UUID) -> ObjectFault | None:
    """Look again when the document's object was moved while it was being read."""
    key, expected = _recorded(material_id)
    while True:
        kind = _compare(key, expected)
        if not kind:
            return None
        key_now, expected = _recorded(material_id)
        if key_now == key:
            return ObjectFault(kind=kind, key=key, material_id=material_id) if expected else None
        key = key_now


def _compare(key: str, expected: str) -> str:
    try:
        return "" if object_digest(key) == expected else "changed"
    except ObjectMissing:
        return "missing"


def _recorded(material_id: UUID) -> tuple[str, str]:
    """The key and digest on record; no digest once the document was refused and its object removed."""
    with task_scope(purpose=Purpose.AUDIT_VERIFICATION):
        material = Material.objects.get(pk=material_id)
    refused = material.status == MaterialStatus.REFUSED
    return material.object_key, "" if refused else material.sha256


def _without_a_row(listed: Iterable[StoredObject]) -> Iterator[ObjectFault]:
    by_key = {stored.key: stored for stored in listed}
    with task_scope(purpose=Purpose.AUDIT_VERIFICATION):
        known = set(Material.objects.filter(object_key__in=by_key).values_list("object_key", flat=True))
    for key, stored in by_key.items():
        if key not in known:
            yield ObjectFault(kind="orphan", key=key, stored_at=stored.stored_at)
