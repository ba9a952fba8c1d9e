"""What the parts of preparing that take long share: the try they begin, how far they are, how they end."""

from uuid import UUID

from django.db.models import F

from commonplatform.accounts.database_scope import task_scope
from disclosure.models import Material, Preparation
from disclosure.states import READABLE_STATUSES, PreparationState

# A busy machine may end one that succeeds later, and a worker may be stopped in the middle.
MOST_TRIES = 3


def begin(case_id: UUID, material_id: UUID) -> Material | None:
    """The document with its preparation, if something is still to be made; the try counts from its beginning."""
    with task_scope(case_id=case_id):
        wanted = Material.objects.filter(
            pk=material_id, status__in=READABLE_STATUSES, preparation__state=PreparationState.MAKING
        )
        material = wanted.select_related("preparation").first()
        if material is not None:
            Preparation.objects.filter(material=material).update(tries=F("tries") + 1, percent=0)
            material.preparation.tries += 1
        return material


def give_back(case_id: UUID, material_id: UUID) -> None:
    """A try that ended for want of a program or a service is none."""
    with task_scope(case_id=case_id):
        Preparation.objects.filter(material=material_id, state=PreparationState.MAKING, tries__gt=0).update(
            tries=F("tries") - 1
        )


def tell(material: Material, percent: int) -> None:
    """Note how far it is, in hundredths."""
    with task_scope(case_id=material.case_id):
        Preparation.objects.filter(material=material.pk, state=PreparationState.MAKING).update(percent=percent)


def is_still_wanted(material: Material) -> bool:
    """Asked with the document locked, in the transaction that keeps what was made."""
    locked = Material.objects.select_for_update().get(pk=material.pk)
    making = Preparation.objects.filter(material=material.pk, state=PreparationState.MAKING)
    return locked.status in READABLE_STATUSES and making.exists()
