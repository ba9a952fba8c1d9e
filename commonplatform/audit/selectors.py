"""Reading events and effects. The caller has applied its own access rule; row security stands beneath."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from commonplatform.audit.models import Effect, Event


def events_of_case(
    case_id: UUID, *, defendants: Collection[UUID] | None, without_kinds: Collection[str], limit: int
) -> list[Event]:
    """The latest events of a case, newest first; with `defendants`, those about nobody else."""
    events = Event.objects.filter(case_id=case_id).exclude(kind__in=without_kinds)
    if defendants is not None:
        events = events.filter(Q(defendant_id__isnull=True) | Q(defendant_id__in=defendants))
    return list(events.order_by("-occurred_at", "-sequence")[:limit])


@dataclass(frozen=True, slots=True)
class EffectLine:
    """An effect that was given up."""

    effect_id: UUID
    kind: str
    created_at: datetime
    attempts: int
    error: str


@dataclass(frozen=True, slots=True)
class WaitingKind:
    """How many effects of a kind wait, and since when the oldest does."""

    kind: str
    waiting: int
    oldest: datetime


def failed_effects(*, limit: int) -> list[EffectLine]:
    """Effects that were given up and wait for a person, oldest first."""
    failed = Effect.objects.filter(status=Effect.Status.FAILED).order_by("created_at")[:limit]
    return [
        EffectLine(effect_id=e.pk, kind=e.kind, created_at=e.created_at, attempts=e.attempts, error=e.last_error)
        for e in failed
    ]


def waiting_effects() -> list[WaitingKind]:
    """Per kind what waits, longest first so that nobody has to notice by chance."""
    rows = (
        Effect.objects.filter(status=Effect.Status.WAITING)
        .values("kind")
        .annotate(waiting=Count("pk"), oldest=Min("created_at"))
        .order_by("oldest")
    )
    return [WaitingKind(kind=row["kind"], waiting=row["waiting"], oldest=row["oldest"]) for row in rows]


def defendant_of_event(event_id: UUID) -> UUID | None:
    """Whom an event is about; None when it concerns the whole case, or no case."""
    return Event.objects.filter(pk=event_id).values_list("defendant_id", flat=True).first()


def was_recorded(kind: str, *, since: datetime) -> bool:
    """Whether an event of this kind that concerns no case happened since then."""
    return Event.objects.filter(case_id__isnull=True, kind=kind, occurred_at__gte=since).exists()


def last_done(
    kinds: Collection[str], *, case_ids: Collection[UUID], by: Collection[UUID]
) -> dict[tuple[UUID, UUID], datetime]:
    """When each of these people last did one of these things in each of these cases, by (case, person)."""
    done = Event.objects.filter(case_id__in=case_ids, actor_id__in=by, kind__in=kinds).order_by()
    latest = done.values_list("case_id", "actor_id").annotate(at=Max("occurred_at"))
    return {(case_id, actor_id): at for case_id, actor_id, at in latest if case_id is not None and actor_id is not None}
