"""Dispose of the documents of cases that have been kept long enough.

Source: domain document "Defence portal", Retention. File, reading copies, text for search and notes go; what the
document was, its digest, its dates and who read it stay on record.
"""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from cases.retention.selectors import due_case_ids
from cases.retention.services import begin_disposal, end_disposal
from cases.retention.states import KeptUnder
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor
from commonplatform.audit.services import record
from disclosure.event_kinds import document_event
from disclosure.models import Annotation, DocumentText, Material, Rendition
from disclosure.services.scan_material import removal_of
from disclosure.states import WITHOUT_A_FILE, MaterialStatus

DISPOSAL = system_actor("Disposal of documents")
_CASES, _DOCUMENTS = 100, 20


def dispose_of_documents(*, cases_at_a_time: int = _CASES, documents_at_a_time: int = _DOCUMENTS) -> int:
    """Every case that is due; how many cases were finished. Doing it again changes nothing.

    A few documents are one transaction: after a kill the next run goes on with those that are left, and begins by
    asking once more whether the case is due and not on hold.
    """
    finished, last = 0, None
    while case_ids := _due(last, cases_at_a_time):
        finished += sum(_dispose_of_case(case_id, documents_at_a_time) for case_id in case_ids)
        last = case_ids[-1]
    return finished


def _due(last: UUID | None, at_most: int) -> list[UUID]:
    with task_scope(purpose=Purpose.RETENTION):
        return due_case_ids(after=last, at_most=at_most)


def _dispose_of_case(case_id: UUID, documents_at_a_time: int) -> bool:
    """Whether it came to its end; a hold or a new result in between leaves the rest where it is."""
    while True:
        with task_scope(purpose=Purpose.RETENTION):
            policy = begin_disposal(case_id=case_id)
            if policy is None:
                return False
            held = Material.objects.select_for_update().filter(case_id=case_id).exclude(status__in=WITHOUT_A_FILE)
            batch = list(held.order_by("uploaded_at", "pk")[:documents_at_a_time])
            if not batch:
                gone = Material.objects.filter(case_id=case_id, status=MaterialStatus.DISPOSED).count()
                end_disposal(actor=DISPOSAL, case_id=case_id, documents=gone)
                return True
            _dispose_of(batch, policy)


def _dispose_of(batch: Sequence[Material], policy: KeptUnder) -> None:
    """The record first, in this transaction; the store by effects, which only follow it."""
    now, ids = timezone.now(), [material.pk for material in batch]
    Material.objects.filter(pk__in=ids).update(
        status=MaterialStatus.DISPOSED, disposed_at=now, disposed_under=policy.value
    )
    DocumentText.objects.filter(material_id__in=ids).exclude(text="").update(text="", read_by_machine=False)
    Annotation.objects.filter(material_id__in=ids, removed_at__isnull=True).update(text="", removed_at=now)
    copies: dict[UUID, list[str]] = {}
    for material_id, key in Rendition.objects.filter(material_id__in=ids).values_list("material_id", "object_key"):
        copies.setdefault(material_id, []).append(key)
    for material in batch:
        record(
            document_event("disposed", material.section),
            actor=DISPOSAL,
            case_id=material.case_id,
            defendant_id=material.defendant_id,
            subject_id=material.pk,
            data={"name": material.name, "policy": policy.value},
            effects=[removal_of(key) for key in (material.object_key, *copies.get(material.pk, ()))],
        )
