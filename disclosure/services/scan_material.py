"""Have a file scanned before anybody can open it."""

from uuid import UUID

from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import system_actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from commonplatform.storage.content import digest_of
from commonplatform.storage.objects import read_object, store_object
from commonplatform.storage.scanning import ScanOutcome, scanner
from disclosure.event_kinds import document_event
from disclosure.exceptions import StoredContentChanged
from disclosure.models import Material
from disclosure.services.publish_idpc import lock_versions, publish_idpc
from disclosure.states import MaterialStatus
from disclosure.types import PUBLISHED, REMOVE_OBJECT

SCAN = system_actor("Virus scan")


def scan_material(*, case_id: UUID, material_id: UUID) -> None:
    """Scan the document and those sent before it for the same defendant, so that versions keep their order.

    A document that is no longer waiting is left alone. Raises `ScannerUnavailable`, `StoreUnavailable`,
    `ObjectMissing` or `StoredContentChanged`; the document then goes on waiting, in sight of who sent it.
    """
    for waiting in _waiting_up_to(case_id, material_id):
        content = read_object(waiting.object_key)
        if digest_of(content) != waiting.sha256:
            raise StoredContentChanged(waiting.pk)
        outcome = scanner().scan(content)
        if outcome.clean:
            _pass(waiting, content, outcome)
        else:
            _refuse(waiting, outcome)


def removal_of(key: str) -> EffectRequest:
    """The effect that removes an object from quarantine."""
    return EffectRequest(kind=REMOVE_OBJECT, recipient=key, payload={"key": key})


def _waiting_up_to(case_id: UUID, material_id: UUID) -> list[Material]:
    with task_scope(case_id=case_id):
        wanted = Material.objects.filter(pk=material_id, status=MaterialStatus.WAITING_FOR_SCAN).first()
        if wanted is None:
            return []
        return list(
            Material.objects.filter(
                defendant=wanted.defendant_id,
                section=wanted.section,
                status=MaterialStatus.WAITING_FOR_SCAN,
                uploaded_at__lte=wanted.uploaded_at,
            ).order_by("uploaded_at", "pk")
        )


def _pass(waiting: Material, content: bytes, outcome: ScanOutcome) -> None:
    """Keep exactly the bytes that were scanned under the key that is read from, and publish them."""
    key = f"{PUBLISHED}/{waiting.object_key.rpartition('/')[2]}"
    store_object(key, content, content_type=waiting.content_type)
    with task_scope(case_id=waiting.case_id):
        lock_versions(waiting)
        passed = Material.objects.filter(pk=waiting.pk, status=MaterialStatus.WAITING_FOR_SCAN).update(
            status=MaterialStatus.CLEAN, scanned_at=timezone.now(), scanner=outcome.scanner, object_key=key
        )
        if passed:
            publish_idpc(actor=SCAN, material_id=waiting.pk, effects=[removal_of(waiting.object_key)])


def _refuse(waiting: Material, outcome: ScanOutcome) -> None:
    with task_scope(case_id=waiting.case_id):
        refused = Material.objects.filter(pk=waiting.pk, status=MaterialStatus.WAITING_FOR_SCAN).update(
            status=MaterialStatus.REFUSED,
            scanned_at=timezone.now(),
            scanner=outcome.scanner,
            refused_because=outcome.found[:255] or "unnamed",
        )
        if refused:
            record(
                document_event("refused", waiting.section),
                actor=SCAN,
                case_id=waiting.case_id,
                defendant_id=waiting.defendant_id,
                subject_id=waiting.pk,
                data={"name": waiting.name, "why": outcome.found, "scanner": outcome.scanner},
                effects=[removal_of(waiting.object_key)],
            )
