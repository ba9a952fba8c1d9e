"""Count what falls due, court by court, so that administrators are not surprised."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from cases.models import Case
from cases.retention.models import DueCount, LegalHold
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose

_NUMBERS = ("past", "within_30_days", "within_90_days", "on_hold", "not_known")
_SOON, _LATER = timedelta(days=30), timedelta(days=90)


def count_due() -> int:
    """Every court's numbers of today, those that fell to nothing too; how many courts have any."""
    with task_scope(purpose=Purpose.RETENTION):
        now = timezone.now()
        counted = _counts()
        for court_id, numbers in counted.items():
            whose: dict[str, Any] = {"court_id": court_id}  # none for cases that no court has been given
            DueCount.objects.update_or_create(**whose, defaults={**numbers, "counted_at": now})
        nothing = dict.fromkeys(_NUMBERS, 0)
        DueCount.objects.filter(counted_at__lt=now).update(**nothing, counted_at=now)
        return len(counted)


def _counts() -> dict[UUID | None, dict[str, object]]:
    today = timezone.localdate()
    until = "document_retention__keep_until"
    free = Q(is_held=False, document_retention__disposed_at__isnull=True)
    cases = Case.objects.annotate(
        is_held=Exists(LegalHold.objects.filter(case_id=OuterRef("pk"), lifted_at__isnull=True))
    ).filter(Q(is_held=True) | Q(document_retention__disposed_at__isnull=True, document_retention__isnull=False))
    rows = (
        cases.order_by()
        .values("court_id")
        .annotate(
            past=Count("pk", filter=free & Q(**{f"{until}__lt": today})),
            within_30_days=Count("pk", filter=free & Q(**{f"{until}__range": (today, today + _SOON)})),
            within_90_days=Count(
                "pk", filter=free & Q(**{f"{until}__gt": today + _SOON, f"{until}__lte": today + _LATER})
            ),
            on_hold=Count("pk", filter=Q(is_held=True)),
            not_known=Count("pk", filter=free & ~Q(document_retention__not_known="")),
        )
    )
    return {
        row["court_id"]: {name: number for name, number in row.items() if name in _NUMBERS} for row in rows.iterator()
    }
