"""Give page labels to documents that have been served and have none yet."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from disclosure.models import Material, PageNumbers
from disclosure.page_labels import LabelRange, next_labels
from disclosure.selectors.reading_copies import reading_copies
from disclosure.selectors.unprepared import BEGUN_WITHIN
from disclosure.states import CONVERTED_KINDS, READABLE_STATUSES

_Count = tuple[UUID | None, str]


def number_pages(*, case_id: UUID, at_once: bool = False) -> None:
    """In the order in which they were served; doing it again changes nothing.

    Called where a document is published, where it was converted, and before labels are printed. A document that is
    being converted has its pages only afterwards: those served after it wait for theirs, unless labels are wanted
    `at_once`. Source: domain document "Defence portal", Bundling and pagination.
    """
    with transaction.atomic():
        if not _without_numbers(case_id).exists():
            return
        _one_at_a_time(case_id)
        waiting = list(
            _without_numbers(case_id).select_related("preparation").order_by("published_at", "uploaded_at", "pk")
        )
        copies = reading_copies(waiting)
        given = _given(case_id, {(material.defendant_id, material.section) for material in waiting})
        held_up: set[_Count] = set()
        for material in waiting:
            copy = copies.get(material.pk)
            if copy is None and not at_once and _is_being_converted(material):
                held_up.add((material.defendant_id, material.section))
            elif copy is not None and (material.defendant_id, material.section) not in held_up:
                _give(material, copy.pages, given)


def _is_being_converted(material: Material) -> bool:
    """Is its PDF on the way? Not where it was tried and has to wait, nor where nobody began in time."""
    is_new = material.published_at is None or material.published_at > timezone.now() - BEGUN_WITHIN
    return material.kind in CONVERTED_KINDS and is_new and getattr(material, "preparation", None) is None


def _without_numbers(case_id: UUID) -> QuerySet[Material]:
    return Material.objects.filter(case_id=case_id, status__in=READABLE_STATUSES, page_numbers__isnull=True)


def _given(case_id: UUID, counts: set[_Count]) -> dict[_Count, dict[UUID, LabelRange]]:
    """The labels that were given, by count and document; those of withdrawn documents too."""
    given: dict[_Count, dict[UUID, LabelRange]] = defaultdict(dict)
    sections = {section for _defendant, section in counts}
    for numbers in PageNumbers.objects.filter(case_id=case_id, section__in=sections):
        given[numbers.defendant_id, numbers.section][numbers.material_id] = numbers.labels
    return given


def _give(material: Material, pages: int, given: dict[_Count, dict[UUID, LabelRange]]) -> None:
    held = given[material.defendant_id, material.section]
    before = material.stands_after_id or material.replaces_id
    behind = held.get(before) if before is not None else None
    labels = next_labels(material.section, pages, held.values(), behind=behind)
    held[material.pk] = labels
    PageNumbers.objects.create(
        material=material,
        case_id=material.case_id,
        defendant_id=material.defendant_id,
        section=material.section,
        after=labels.after,
        first=labels.first,
        pages=labels.pages,
    )


def _one_at_a_time(case_id: UUID) -> None:
    """Until the end of the transaction nobody else numbers pages of this case."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [case_id.int & (2**63 - 1)])
