"""Documents that can be opened but have no reading copy or no text yet, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from disclosure.models import Material, Preparation
from disclosure.sections import CATALOGUE
from disclosure.states import READABLE_STATUSES, MaterialKind, MaterialStatus, PreparationReason, PreparationState

# What was published, and what waits to be served together with others.
TO_BE_READ = Q(status__in=READABLE_STATUSES) | Q(status=MaterialStatus.CLEAN, part_of__isnull=False)
BEGUN_WITHIN = timedelta(minutes=10)
MOST_COUNTED = 1000
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class UnpreparedLine:
    """One document, without its name: whoever helps here need not be its reader. No reason: it was never tried."""

    material_id: UUID
    case_id: UUID
    reference: str
    section: str
    kind: MaterialKind
    published_at: datetime | None
    reason: PreparationReason | None


def count_unprepared() -> int:
    """Those in sight of whoever asks, counted up to `MOST_COUNTED` and one more. One query."""
    return _late().order_by()[: MOST_COUNTED + 1].count()


def unprepared_lines(*, limit: int) -> list[UnpreparedLine]:
    """The oldest of them. One query; row security keeps it to the cases in sight."""
    held = _late().select_related("case", "preparation").order_by("published_at", "pk")[:limit]
    return [
        UnpreparedLine(
            material_id=material.pk,
            case_id=material.case_id,
            reference=material.case.reference_received,
            section=material.section,
            kind=MaterialKind(material.kind),
            published_at=material.published_at,
            reason=_reason_of(material),
        )
        for material in held
    ]


def unprepared_ids(*, failed_too: bool) -> Iterator[tuple[UUID, UUID]]:
    """(case, document) of everything that is not ready, oldest first, of all cases; read in pieces while work goes on.

    `failed_too`: also what could not be opened when it was tried.
    """
    after: tuple[datetime, UUID] | None = None
    while batch := _next_of(after, failed_too=failed_too):
        yield from ((case_id, pk) for _at, case_id, pk in batch)
        after = batch[-1][0], batch[-1][2]


def _next_of(after: tuple[datetime, UUID] | None, *, failed_too: bool) -> list[tuple[datetime, UUID, UUID]]:
    with task_scope(purpose=Purpose.EFFECTS):
        held = unprepared()
        if not failed_too:
            held = held.exclude(preparation__state=PreparationState.FAILED)
        if after is not None:
            at, pk = after
            held = held.filter(Q(uploaded_at__gt=at) | Q(uploaded_at=at, pk__gt=pk))
        return list(held.order_by("uploaded_at", "pk").values_list("uploaded_at", "case_id", "pk")[:_AT_ONCE])


def unprepared() -> QuerySet[Material]:
    """What can be opened and is not ready, begun or not. Of what the platform files itself nothing is made."""
    ready = Preparation.objects.filter(material=OuterRef("pk"), state=PreparationState.READY)
    ours = [section.code for section in CATALOGUE if section.filed_by_us]
    return Material.objects.filter(TO_BE_READ, ~Exists(ready)).exclude(section__in=ours)


def _late() -> QuerySet[Material]:
    """Without those that were published a moment ago and have not been tried."""
    just_now = Q(published_at__gt=timezone.now() - BEGUN_WITHIN, preparation__isnull=True)
    return unprepared().exclude(just_now)


def _reason_of(material: Material) -> PreparationReason | None:
    prepared: Preparation | None = getattr(material, "preparation", None)
    return PreparationReason(prepared.reason) if prepared is not None and prepared.reason else None
