"""Documents that wait while the scanner was away go on by themselves as soon as it is back."""

from datetime import timedelta
from uuid import UUID

import structlog
from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.storage.objects import ObjectMissing, StoreUnavailable
from commonplatform.storage.scanning import ScannerUnavailable, scanner
from disclosure.exceptions import StoredContentChanged
from disclosure.models import Material
from disclosure.services.scan_material import scan_material
from disclosure.states import MaterialStatus

# The effect of the upload has the first word; this is for what its growing delays have left behind.
LEFT_BEHIND_AFTER = timedelta(minutes=2)
AT_ONCE = 25

logger = structlog.get_logger(__name__)


def scan_waiting() -> int:
    """Scan the oldest that wait, if the scanner answers; how many were gone through."""
    waiting = _left_behind()
    if not waiting or not scanner().is_there():
        return 0
    for number, (case_id, material_id) in enumerate(waiting):
        try:
            scan_material(case_id=case_id, material_id=material_id)
        except (ScannerUnavailable, StoreUnavailable):
            return number
        except (ObjectMissing, StoredContentChanged) as fault:
            logger.error("waiting_document_damaged", material=str(material_id), fault=type(fault).__name__)
    return len(waiting)


def _left_behind() -> list[tuple[UUID, UUID]]:
    with task_scope(purpose=Purpose.EFFECTS):
        held = Material.objects.filter(
            status=MaterialStatus.WAITING_FOR_SCAN, uploaded_at__lt=timezone.now() - LEFT_BEHIND_AFTER
        )
        return list(held.order_by("uploaded_at").values_list("case_id", "pk")[:AT_ONCE])
