"""Recordings wait in a row for their copies: one worker makes them, one after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import structlog
from django.db import connection

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.documents.exceptions import ConversionFailed, ConverterMissing
from commonplatform.storage.objects import ObjectMissing, StoreUnavailable
from disclosure.exceptions import StoredContentChanged
from disclosure.models import Preparation
from disclosure.services.make_playing_copy import make_playing_copy
from disclosure.states import READABLE_STATUSES, PreparationState

# Long work must leave the other workers to everything else.
ONE_WORKER = 0x706C6179
AT_ONCE = 25

logger = structlog.get_logger(__name__)


def make_playing_copies() -> int:
    """Make those that wait, the shortest first; how many were gone through. Nothing while another worker is at it."""
    with _only_one_worker() as mine:
        waiting = _waiting() if mine else []
        for number, (case_id, material_id) in enumerate(waiting):
            try:
                make_playing_copy(case_id=case_id, material_id=material_id)
            except (ConverterMissing, StoreUnavailable) as error:
                logger.warning("playing_copies_wait", error=type(error).__name__)
                return number
            except (ConversionFailed, ObjectMissing, StoredContentChanged) as error:
                logger.error("playing_copy_failed", material=str(material_id), error=type(error).__name__)
        return len(waiting)


def _waiting() -> list[tuple[UUID, UUID]]:
    with task_scope(purpose=Purpose.EFFECTS):
        held = Preparation.objects.filter(state=PreparationState.MAKING, material__status__in=READABLE_STATUSES)
        return list(held.order_by("tries", "milliseconds").values_list("case_id", "material_id")[:AT_ONCE])


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
