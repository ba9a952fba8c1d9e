"""Compare the documents on record with what the store holds, byte by byte."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.storage.multipart import end_upload, open_uploads
from commonplatform.storage.objects import (
    ObjectMissing,
    StoredObject,
    delete_object,
    list_objects,
    object_digest,
)
from disclosure.models import Material, Rendition, SentFile
from disclosure.states import WITHOUT_A_FILE, SentFileStatus
from disclosure.types import PUBLISHED, QUARANTINE, READING, SEALED, ObjectFault

FOLDERS = (QUARANTINE, PUBLISHED, READING, SEALED)
ORPHAN_AFTER = timedelta(hours=6)  # longer than any upload takes; swept well within a day
_BATCH = 500


def damaged_documents() -> Iterator[ObjectFault]:
    """Documents whose object is missing or is not what was received. Reads every object once."""
    for material_id in _documents_with_an_object():
        fault = _fault_of(material_id)
        if fault is not None:
            yield fault
    for rendition_id in _made_from_documents():
        fault = _fault_of_rendition(rendition_id)
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
    """Remove objects that no document names, and uploads in parts that nobody goes on with; how many."""
    before = timezone.now() - older_than
    swept = _end_abandoned_uploads(before)
    for orphan in orphans():
        if orphan.stored_at is not None and orphan.stored_at <= before:
            delete_object(orphan.key)
            swept += 1
    return swept


def _documents_with_an_object() -> list[UUID]:
    with task_scope(purpose=Purpose.AUDIT_VERIFICATION):
        held = Material.objects.exclude(status__in=WITHOUT_A_FILE).order_by("uploaded_at", "pk")
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


def _made_from_documents() -> list[UUID]:
    with task_scope(purpose=Purpose.AUDIT_VERIFICATION):
        held = Rendition.objects.exclude(material__status__in=WITHOUT_A_FILE).order_by("made_at", "pk")
        return list(held.values_list("pk", flat=True))


def _fault_of_rendition(rendition_id: UUID) -> ObjectFault | None:
    """Look again when the object was moved while it was being read."""
    made = _rendition(rendition_id)
    while kind := _compare(made.object_key, made.sha256):
        again = _rendition(rendition_id)
        if again.material.status in WITHOUT_A_FILE:
            return None
        if again.object_key == made.object_key:
            return ObjectFault(kind=kind, key=made.object_key, material_id=made.material_id)
        made = again
    return None


def _rendition(rendition_id: UUID) -> Rendition:
    with task_scope(purpose=Purpose.AUDIT_VERIFICATION):
        return Rendition.objects.select_related("material").get(pk=rendition_id)


def _end_abandoned_uploads(before: datetime) -> int:
    """Parts in the store that no file on its way names any more, or that were begun too long ago."""
    ended = 0
    for begun in list(open_uploads(QUARANTINE)):
        with task_scope(purpose=Purpose.AUDIT_VERIFICATION):
            going_on = SentFile.objects.filter(upload=begun.upload, status=SentFileStatus.RECEIVING).exists()
        if begun.begun_at <= before and not going_on:
            end_upload(begun.key, begun.upload)
            ended += 1
    return ended


def _compare(key: str, expected: str) -> str:
    try:
        return "" if object_digest(key) == expected else "changed"
    except ObjectMissing:
        return "missing"


def _recorded(material_id: UUID) -> tuple[str, str]:
    """The key and digest on record; no digest once the document was refused or disposed of and its object removed."""
    with task_scope(purpose=Purpose.AUDIT_VERIFICATION):
        material = Material.objects.get(pk=material_id)
    return material.object_key, "" if material.status in WITHOUT_A_FILE else material.sha256


def _files_on_their_way() -> QuerySet[SentFile]:
    waiting = (SentFileStatus.RECEIVING, SentFileStatus.STORED, SentFileStatus.CHECKED)
    return SentFile.objects.filter(status__in=waiting)


def _without_a_row(listed: Iterable[StoredObject]) -> Iterator[ObjectFault]:
    by_key = {stored.key: stored for stored in listed}
    with task_scope(purpose=Purpose.AUDIT_VERIFICATION):
        known = {
            key
            for named in (Material.objects.all(), Rendition.objects.all(), _files_on_their_way())
            for key in named.filter(object_key__in=by_key).values_list("object_key", flat=True)
        }
    for key, stored in by_key.items():
        if key not in known:
            yield ObjectFault(kind="orphan", key=key, stored_at=stored.stored_at)
