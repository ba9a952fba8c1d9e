"""Remove one file from the store: of what never became a document, or of a document that was disposed of."""

from uuid import UUID

from commonplatform.accounts.database_scope import task_scope
from commonplatform.storage.multipart import end_upload
from commonplatform.storage.objects import delete_object
from disclosure.exceptions import StillHeld
from disclosure.models import Material, Rendition
from disclosure.states import MaterialStatus
from disclosure.types import QUARANTINE


def remove_object(*, case_id: UUID | None, key: str, upload: str = "") -> None:
    """From quarantine, or the file of a disposed document; of one that is still being sent, its parts.

    Removing it again changes nothing. Raises `StillHeld` for every other file, and `StoreUnavailable`.
    """
    if not key.startswith(f"{QUARANTINE}/") and not _was_disposed_of(case_id, key):
        raise StillHeld(key)
    if upload:
        end_upload(key, upload)
    delete_object(key)


def _was_disposed_of(case_id: UUID | None, key: str) -> bool:
    if case_id is None:
        return False
    with task_scope(case_id=case_id):
        return (
            Material.objects.filter(object_key=key, status=MaterialStatus.DISPOSED).exists()
            or Rendition.objects.filter(object_key=key, material__status=MaterialStatus.DISPOSED).exists()
        )
