"""What falls due: for the task that disposes, for a court case by case, for administrators in numbers."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.models import Defendant
from cases.retention.models import DueCount, LegalHold, Retention
from cases.retention.selectors.keeping import hold_of, keeping
from cases.retention.types import CourtCount, DueLine, DueList
from commonplatform.accounts.types import Actor

AHEAD = timedelta(days=90)
_MOST_SHOWN = 200


def due_case_ids(*, after: UUID | None, at_most: int) -> list[UUID]:
    """Cases past their last day and not on hold, in the order of their ids, behind one. In the scope of a task."""
    due = _free_to_go().filter(keep_until__lt=timezone.localdate())
    if after is not None:
        due = due.filter(case_id__gt=after)
    return list(due.order_by("case_id").values_list("case_id", flat=True)[:at_most])


def due_list(actor: Actor) -> DueList:
    """The actor's cases that fall due within 90 days or are past it, soonest first, and those on hold.

    Raises `NotAllowed`.
    """
    require_ever(actor, Action.VIEW, Target.RETENTION)
    if actor.court_id is None:
        return DueList((), ())
    due = _free_to_go().filter(keep_until__lte=timezone.localdate() + AHEAD, case__court_id=actor.court_id)
    rows = list(due.select_related("case").order_by("keep_until", "case_id")[: _MOST_SHOWN + 1])
    held = list(
        LegalHold.objects.filter(lifted_at__isnull=True, case__court_id=actor.court_id)
        .select_related("case__document_retention")
        .order_by("placed_at")[: _MOST_SHOWN + 1]
    )
    names = _names([*(row.case_id for row in rows), *(hold.case_id for hold in held)])
    return DueList(
        due=tuple(
            DueLine(row.case_id, row.case.reference_received, names.get(row.case_id, ""), keeping(row, None))
            for row in rows[:_MOST_SHOWN]
        ),
        held=tuple(
            DueLine(
                hold.case_id,
                hold.case.reference_received,
                names.get(hold.case_id, ""),
                keeping(getattr(hold.case, "document_retention", None), hold_of(hold)),
            )
            for hold in held[:_MOST_SHOWN]
        ),
        is_cut=max(len(rows), len(held)) > _MOST_SHOWN,
    )


def due_counts(actor: Actor) -> tuple[CourtCount, ...]:
    """The numbers of every court, which name no case. Raises `NotAllowed`."""
    require_ever(actor, Action.VIEW, Target.RETENTION_COUNTS)
    counts = DueCount.objects.select_related("court").order_by("court__name")
    return tuple(
        CourtCount(
            court=count.court.name if count.court else "",
            past=count.past,
            within_30_days=count.within_30_days,
            within_90_days=count.within_90_days,
            on_hold=count.on_hold,
            not_known=count.not_known,
            counted_at=count.counted_at,
        )
        for count in counts
    )


def _free_to_go() -> QuerySet[Retention]:
    open_holds = LegalHold.objects.filter(case_id=OuterRef("case_id"), lifted_at__isnull=True)
    return Retention.objects.filter(~Exists(open_holds), disposed_at__isnull=True)


def _names(case_ids: Iterable[UUID]) -> dict[UUID, str]:
    names: dict[UUID, list[str]] = {}
    for defendant in Defendant.objects.filter(case_id__in=set(case_ids)).order_by("case_id", "position"):
        names.setdefault(defendant.case_id, []).append(defendant.display_name)
    return {case_id: ", ".join(each) for case_id, each in names.items()}
