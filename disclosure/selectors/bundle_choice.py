"""Which documents somebody can put into a bundle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from cases.access.policy import Target
from cases.selectors.case_file import CaseFile
from disclosure.models import Material
from disclosure.page_labels import LabelRange
from disclosure.permissions import DocumentRights, document_rights
from disclosure.sections import BY_CODE, CATALOGUE, Section
from disclosure.selectors.reading_copies import ReadingCopy, reading_copies
from disclosure.states import BundlePurpose, DocumentAct, MaterialStatus


@dataclass(frozen=True, slots=True)
class ChoosableDocument:
    """A published document; without a `copy` it cannot be bundled (yet), without `labels` it has no pages (yet)."""

    material: Material
    section: Section
    copy: ReadingCopy | None
    labels: LabelRange | None


def choosable_documents(file: CaseFile, *, purpose: BundlePurpose) -> tuple[ChoosableDocument, ...]:
    """What the reader of an opened case may put into a bundle, in the order in which it would stand there."""
    rights = document_rights(file.standing)
    whose = Q(defendant_id__in=[defendant.pk for defendant in file.defendants]) | Q(defendant__isnull=True)
    held = [
        material
        for material in Material.objects.filter(whose, case_id=file.case.pk, status=MaterialStatus.PUBLISHED)
        .select_related("defendant", "page_numbers")
        .order_by("uploaded_at", "pk")
        if may_stand_in(material, rights, purpose)
    ]
    return in_order(held)


def may_stand_in(material: Material, rights: DocumentRights, purpose: BundlePurpose) -> bool:
    """May this person take the document into such a bundle?

    Initial details reach the defence and the bench: what is kept from either does not go into them, nor do
    other initial details.
    """
    if not rights.may_with(DocumentAct.READ, material):
        return False
    return purpose == BundlePurpose.READING or BY_CODE[material.section].target == Target.DOCUMENT


def in_order(materials: Iterable[Material]) -> tuple[ChoosableDocument, ...]:
    """By section, then defendant, then label; those without labels last, as they were sent."""
    held = list(materials)
    copies = reading_copies(held)
    documents = [
        ChoosableDocument(material, BY_CODE[material.section], copies.get(material.pk), labels_of(material))
        for material in held
    ]
    return tuple(sorted(documents, key=_place))


def labels_of(material: Material) -> LabelRange | None:
    """The labels of its pages, where they were given."""
    numbers = getattr(material, "page_numbers", None)
    return numbers.labels if numbers is not None else None


def _place(document: ChoosableDocument) -> tuple[int, int, bool, tuple[int, ...]]:
    defendant = document.material.defendant
    return (
        CATALOGUE.index(document.section),
        defendant.position if defendant is not None else 0,
        document.labels is None,
        document.labels.place if document.labels is not None else (),
    )


def materials_of(case_id: UUID, ids: Iterable[UUID]) -> list[Material]:
    """Documents of a case by id, whatever their state. The caller decides the right."""
    return list(
        Material.objects.filter(case_id=case_id, pk__in=list(ids))
        .select_related("defendant", "page_numbers")
        .order_by("uploaded_at", "pk")
    )
