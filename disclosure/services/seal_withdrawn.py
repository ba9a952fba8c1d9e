"""Move a withdrawn file to where no link leads."""

from uuid import UUID

from commonplatform.accounts.database_scope import task_scope
from commonplatform.storage.objects import delete_object, read_object, store_object
from disclosure.models import Material
from disclosure.states import MaterialStatus
from disclosure.types import SEALED


def seal_withdrawn(*, case_id: UUID, material_id: UUID) -> None:
    """Copy, point the row at the copy, remove the original; every step may be done again.

    Raises `ObjectMissing` or `StoreUnavailable`.
    """
    with task_scope(case_id=case_id):
        material = Material.objects.get(pk=material_id, status=MaterialStatus.WITHDRAWN)
    folder, _slash, secret = material.object_key.partition("/")
    sealed_key = f"{SEALED}/{material_id}/{folder}/{secret}"
    if folder == SEALED:
        _sealed, _id, *original = material.object_key.split("/")
        delete_object("/".join(original))
        return
    store_object(sealed_key, read_object(material.object_key), content_type=material.content_type)
    with task_scope(case_id=case_id):
        Material.objects.filter(pk=material_id).update(object_key=sealed_key)
    delete_object(material.object_key)
