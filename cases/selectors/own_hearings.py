"""The hearings of one defendant, for the defendant themself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from cases.models import Hearing

if TYPE_CHECKING:
    from django.db.models import QuerySet


def own_hearings(case_id: UUID, defendant_id: UUID) -> QuerySet[Hearing]:
    """Hearings that were fixed and not vacated, earliest first. Needs the scope of the proved defendant."""
    return (
        Hearing.objects.filter(case_id=case_id, defendants__defendant_id=defendant_id)
        .exclude(status=Hearing.Status.VACATED)
        .select_related("court", "court_room")
        .order_by("starts_at")
    )
