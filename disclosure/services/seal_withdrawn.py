"""Move a withdrawn file, and what was made of it for reading, to where no link leads."""

from uuid import UUID

from commonplatform.accounts.database_scope import task_scope
from commonplatform.storage.objects import move_object
from disclosure.models import Material, Rendition
from disclosure.states import MaterialStatus
from disclosure.types import SEALED


def seal_withdrawn(*, case_id: UUID, material_id: UUID, effect_key: UUID) -> None:
    """Each withdrawal moves to keys of its own, so that no earlier link leads there; every step may be done again.

    A document that was restored in the meantime is left alone. Raises `ObjectMissing` or `StoreUnavailable`.
    """
    with task_scope(case_id=case_id):
        withdrawn = Material.objects.filter(pk=material_id, status=MaterialStatus.WITHDRAWN).first()
        copies = list(Rendition.objects.filter(material_id=material_id)) if withdrawn else []
    if withdrawn is None:
        return
    for copy in copies:
        _seal(case_id, copy, f"{SEALED}/{effect_key}/{copy.pk}")
    _seal(case_id, withdrawn, f"{SEALED}/{effect_key}/{material_id}")


def _seal(case_id: UUID, kept: Material | Rendition, sealed_key: str) -> None:
    if kept.object_key == sealed_key:
        return
    move_object(kept.object_key, sealed_key)
    with task_scope(case_id=case_id):
        type(kept).objects.filter(pk=kept.pk).update(object_key=sealed_key)
