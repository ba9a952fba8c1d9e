"""Reading events and effects. The caller has applied its own access rule; row security stands beneath."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min, Q

from commonplatform.audit.models import Effect, Event


def events_of_case(
    case_id: UUID, *, defendants: Collection[UUID] | None, without_kinds: Collection[str], limit: int
) -> list[Event]:
    """The latest events of a case, newest first; with `defendants`, those about nobody else."""
    events = Event.objects.filter(case_id=case_id).exclude(kind__in=without_kinds)
    if defendants is not None:
        events = events.filter(Q(defendant_id__isnull=True) | Q(defendant_id__in=defendants))
    return list(events.order_by("-occurred_at", "-sequence")[:limit])


def failed_effects(*, limit: int) -> list[Effect]:
    """Effects that were given up and wait for a person, oldest first."""
    return list(Effect.objects.filter(status=Effect.Status.FAILED).order_by("created_at")[:limit])


def waiting_effects_by_kind() -> dict[str, tuple[int, datetime]]:
    """Per kind of effect: how many wait, and since when the oldest does (B-02: nobody need notice by chance)."""
    rows = (
        Effect.objects.filter(status=Effect.Status.WAITING)
        .values("kind")
        .annotate(waiting=Count("pk"), oldest=Min("created_at"))
    )
    return {row["kind"]: (row["waiting"], row["oldest"]) for row in rows}
