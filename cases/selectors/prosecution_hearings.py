"""The prosecution's hearings of a day at a court, for assigning advocates to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.models import AccessInbox, Hearing
from commonplatform.accounts.types import Actor
from commonplatform.reference.models import Prosecutor

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class ProsecutionHearing:
    """One hearing of a case that the reader's organisation prosecutes."""

    hearing_id: UUID
    case_id: UUID
    reference: str
    starts_at: datetime
    room: str
    room_welsh: str
    type_name: str
    defendants: tuple[str, ...]


def prosecution_hearings(actor: Actor, *, day: date, court_id: UUID) -> list[ProsecutionHearing]:
    """By room and time; nothing of cases that the reader may not prosecute. Raises `NotAllowed`.

    Source: domain document "Defence portal", Prosecution advocates, CPS hearing list.
    """
    require_ever(actor, Action.VIEW, Target.ADVOCATE)
    begins = datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())
    ends = datetime.combine(day + timedelta(days=1), time.min, tzinfo=timezone.get_default_timezone())
    hearings = Hearing.objects.filter(
        court_id=court_id,
        starts_at__gte=begins,
        starts_at__lt=ends,
        status=Hearing.Status.LISTED,
        case_id__in=AccessInbox.objects.filter(principal_id__in=actor.principals).values("case_id"),
    )
    hearings = _prosecuted_by(hearings, actor).select_related("case", "court_room")
    ordered = hearings.order_by("court_room__name", "starts_at", "pk").prefetch_related("defendants__defendant")
    return [_line(hearing) for hearing in ordered]


def _prosecuted_by(hearings: QuerySet[Hearing], actor: Actor) -> QuerySet[Hearing]:
    own = Prosecutor.objects.filter(pk=actor.prosecutor_id).first() if actor.prosecutor_id else None
    if own is not None and own.category == Prosecutor.Category.CPS:
        return hearings.exclude(case__prosecutor__category=Prosecutor.Category.OTHER)
    return hearings.filter(case__prosecutor=own)


def _line(hearing: Hearing) -> ProsecutionHearing:
    room = hearing.court_room
    return ProsecutionHearing(
        hearing_id=hearing.pk,
        case_id=hearing.case_id,
        reference=hearing.case.reference_received,
        starts_at=hearing.starts_at,
        room=room.name if room else "",
        room_welsh=room.name_welsh if room else "",
        type_name=hearing.type_name,
        defendants=tuple(each.defendant.display_name for each in hearing.defendants.all()),
    )
