"""Move a withdrawn file, and what was made of it for reading, to where no link leads."""

from uuid import UUID

from commonplatform.accounts.database_scope import task_scope
from commonplatform.storage.objects import copy_object, delete_object
from disclosure.models import Material, Rendition
from disclosure.states import MaterialStatus
from disclosure.types import SEALED


def seal_withdrawn(*, case_id: UUID, material_id: UUID, effect_key: UUID) -> None:
    """Each withdrawal moves to keys of its own, so that no earlier link leads there; every step may be done again.

    A document that was restored in the meantime is left alone. Raises `ObjectMissing` or `StoreUnavailable`.
    """
    with task_scope(case_id=case_id):
        withdrawn = _withdrawn(material_id)
        copies = list(Rendition.objects.filter(material_id=material_id)) if withdrawn else []
    if withdrawn is None:
        return
    everything: list[Material | Rendition] = [*copies, withdrawn]
    for kept in everything:
        _seal(case_id, material_id, kept, f"{SEALED}/{effect_key}/{kept.pk}")


def _withdrawn(material_id: UUID, *, lock: bool = False) -> Material | None:
    held = Material.objects.select_for_update() if lock else Material.objects
    return held.filter(pk=material_id, status=MaterialStatus.WITHDRAWN).first()


def _seal(case_id: UUID, material_id: UUID, kept: Material | Rendition, sealed_key: str) -> None:
    """A copy first and the old file last: whenever this is cut off, and whatever comes before it is done again, the
    row names a file that is there. What is left over nothing names, and it is swept."""
    if kept.object_key == sealed_key:
        return
    copy_object(kept.object_key, sealed_key)
    with task_scope(case_id=case_id):
        sealed = _withdrawn(material_id, lock=True) is not None
        if sealed:
            type(kept).objects.filter(pk=kept.pk).update(object_key=sealed_key)
    delete_object(kept.object_key if sealed else sealed_key)
