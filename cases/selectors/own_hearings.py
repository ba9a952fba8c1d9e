"""The hearings of one defendant: for the defendant themself, and for notices about their representation."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from cases.models import Hearing

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet


def own_hearings(case_id: UUID, defendant_id: UUID) -> QuerySet[Hearing]:
    """Hearings that were fixed and not vacated, earliest first. Needs the scope of the proved defendant."""
    return (
        Hearing.objects.filter(case_id=case_id, defendants__defendant_id=defendant_id)
        .exclude(status=Hearing.Status.VACATED)
        .select_related("court", "court_room")
        .order_by("starts_at")
    )


def earliest_listed(case_id: UUID, defendant_id: UUID, *, since: datetime) -> Hearing | None:
    """The defendant's first hearing from a moment on that is fixed. Needs the scope of a task for the case."""
    return own_hearings(case_id, defendant_id).filter(status=Hearing.Status.LISTED, starts_at__gte=since).first()
