"""Have a file inspected and scanned before anybody can open it. Every section takes this one way."""

from io import BytesIO
from typing import BinaryIO
from uuid import UUID

from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import system_actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from commonplatform.storage.confined.pdf import CONTENT_TYPE as PDF
from commonplatform.storage.content import digest_of
from commonplatform.storage.file_faults import FileRefused
from commonplatform.storage.inspection import InspectedFile, digest_of_file, inspect_file, sanitised_pdf
from commonplatform.storage.local_copies import local_copy, pieces_of
from commonplatform.storage.objects import new_key, store_stream
from commonplatform.storage.scanning import scanner
from disclosure.event_kinds import document_event
from disclosure.exceptions import StoredContentChanged
from disclosure.models import Material, Rendition
from disclosure.sections import BY_CODE
from disclosure.services.join_parts import keep_part
from disclosure.services.publish_material import lock_versions, publish_material
from disclosure.states import MaterialStatus, RenditionKind
from disclosure.types import PUBLISHED, READING, REMOVE_OBJECT

SCAN = system_actor("Virus scan")
SANITISED_BY = "pikepdf, scripts and attachments taken out"


def scan_material(*, case_id: UUID, material_id: UUID) -> None:
    """Scan the document, and those of its versions that were sent before it, so that they keep their order.

    A document that is no longer waiting is left alone. Raises `ScannerUnavailable`, `StoreUnavailable`,
    `ObjectMissing` or `StoredContentChanged`; the document then goes on waiting, in sight of who sent it.
    """
    for waiting in _waiting_up_to(case_id, material_id):
        with local_copy(waiting.object_key) as file:
            if digest_of_file(file) != waiting.sha256:
                raise StoredContentChanged(waiting.pk)
            _decide(waiting, file)


def removal_of(key: str, *, upload: str = "") -> EffectRequest:
    """The effect that removes an object from the store (`remove_object`), and what has arrived of one sent in parts."""
    return EffectRequest(kind=REMOVE_OBJECT, recipient=key, payload={"key": key, "upload": upload})


def _waiting_up_to(case_id: UUID, material_id: UUID) -> list[Material]:
    with task_scope(case_id=case_id):
        wanted = Material.objects.filter(pk=material_id, status=MaterialStatus.WAITING_FOR_SCAN).first()
        if wanted is None or not BY_CODE[wanted.section].has_versions:
            return [wanted] if wanted else []
        return list(
            Material.objects.filter(
                defendant=wanted.defendant_id,
                section=wanted.section,
                status=MaterialStatus.WAITING_FOR_SCAN,
                uploaded_at__lte=wanted.uploaded_at,
            ).order_by("uploaded_at", "pk")
        )


def _decide(waiting: Material, file: BinaryIO) -> None:
    """The scanner first: what it finds is never opened."""
    outcome = scanner().scan(pieces_of(file))
    if not outcome.clean:
        _refuse(waiting, outcome.found[:255] or "unnamed", outcome.scanner)
        return
    try:
        inspected = inspect_file(file, name=waiting.file_name)
        viewed = sanitised_pdf(file) if inspected.active else b""
    except FileRefused as refused:
        _refuse(waiting, refused.fault, outcome.scanner)
        return
    _pass(waiting, file, inspected, viewed, outcome.scanner)


def _pass(waiting: Material, file: BinaryIO, inspected: InspectedFile, viewed: bytes, scanned_by: str) -> None:
    """Keep exactly the bytes that were scanned under the key that is read from, and publish them.

    What was sent to become one document with others waits for them instead.
    """
    key = f"{PUBLISHED}/{waiting.object_key.rpartition('/')[2]}"
    store_stream(key, file, content_type=waiting.content_type)
    copy = new_key(READING) if viewed else ""
    if viewed:
        store_stream(copy, BytesIO(viewed), content_type=PDF)
    with task_scope(case_id=waiting.case_id):
        lock_versions(waiting)
        passed = Material.objects.filter(pk=waiting.pk, status=MaterialStatus.WAITING_FOR_SCAN).update(
            status=MaterialStatus.CLEAN,
            scanned_at=timezone.now(),
            scanner=scanned_by,
            object_key=key,
            contents=[{"name": entry.name, "size": entry.size} for entry in inspected.entries],
        )
        if passed:
            if viewed:
                _keep_viewed_copy(waiting, copy, viewed)
            removal = [removal_of(waiting.object_key)]
            if waiting.part_of_id is not None:
                keep_part(waiting, effects=removal)
            else:
                publish_material(actor=SCAN, material_id=waiting.pk, effects=removal)


def _keep_viewed_copy(waiting: Material, key: str, content: bytes) -> None:
    """What is read of a PDF with scripts; the original stays beside it, sealed by its digest and never linked to."""
    Rendition.objects.create(
        material=waiting,
        case_id=waiting.case_id,
        defendant_id=waiting.defendant_id,
        kind=RenditionKind.READING,
        object_key=key,
        content_type=PDF,
        sha256=digest_of(content),
        size=len(content),
        pages=waiting.pages,
        made_by=SANITISED_BY,
    )


def _refuse(waiting: Material, why: str, scanned_by: str) -> None:
    with task_scope(case_id=waiting.case_id):
        refused = Material.objects.filter(pk=waiting.pk, status=MaterialStatus.WAITING_FOR_SCAN).update(
            status=MaterialStatus.REFUSED,
            scanned_at=timezone.now(),
            scanner=scanned_by,
            refused_because=why,
        )
        if refused:
            record(
                document_event("refused", waiting.section),
                actor=SCAN,
                case_id=waiting.case_id,
                defendant_id=waiting.defendant_id,
                subject_id=waiting.pk,
                data={"name": waiting.name, "why": why, "scanner": scanned_by},
                effects=[removal_of(waiting.object_key)],
            )
