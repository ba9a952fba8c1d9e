"""What takes long waits in a row: copies for playing, attached files, pictures to be read. One worker does it all."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import structlog
from django.db import connection

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.documents.exceptions import ConversionFailed, ConverterMissing
from commonplatform.storage.objects import ObjectMissing, StoreUnavailable
from commonplatform.storage.scanning import ScannerUnavailable
from disclosure.exceptions import StoredContentChanged
from disclosure.models import Preparation
from disclosure.services.finish_document import finish_document
from disclosure.services.long_preparing import give_back
from disclosure.services.make_playing_copy import make_playing_copy
from disclosure.states import READABLE_STATUSES, RECORDED_KINDS, PreparationState

# Long work must leave the other workers to everything else.
ONE_WORKER = 0x706C6179
AT_ONCE = 25

logger = structlog.get_logger(__name__)


def finish_preparing() -> int:
    """Finish what waits, the shortest first; how many were gone through. Nothing while another worker is at it."""
    with _only_one_worker() as mine:
        waiting = _waiting() if mine else []
        for number, (case_id, material_id, kind) in enumerate(waiting):
            finish = make_playing_copy if kind in RECORDED_KINDS else finish_document
            try:
                finish(case_id=case_id, material_id=material_id)
            except (ConverterMissing, ScannerUnavailable, StoreUnavailable) as error:
                logger.warning("preparing_waits", error=type(error).__name__)
                give_back(case_id, material_id)
                return number
            except (ConversionFailed, ObjectMissing, StoredContentChanged) as error:
                logger.error("preparing_failed", material=str(material_id), error=type(error).__name__)
        return len(waiting)


def _waiting() -> list[tuple[UUID, UUID, str]]:
    with task_scope(purpose=Purpose.EFFECTS):
        held = Preparation.objects.filter(state=PreparationState.MAKING, material__status__in=READABLE_STATUSES)
        row = held.order_by("tries", "milliseconds", "pages")
        return list(row.values_list("case_id", "material_id", "material__kind")[:AT_ONCE])


@contextmanager
def _only_one_worker() -> Iterator[bool]:
    """Postgres lets go of the lock the moment a worker dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ONE_WORKER])
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_WORKER])
