"""How long the documents of one case are kept, read beside its defendants."""

from django.db.models import F, FilteredRelation, Q, QuerySet

from cases.access.policy import Action, Target
from cases.access.relations import Standing
from cases.models import Defendant
from cases.retention.models import LegalHold, Retention
from cases.retention.states import KeptUnder, NotKnown
from cases.retention.types import Hold, Keeping


def with_keeping(defendants: QuerySet[Defendant], standing: Standing) -> QuerySet[Defendant]:
    """What `keeping_beside` needs, in the query of the defendants; nothing more for those who are not told."""
    if not standing.may(Action.VIEW, Target.RETENTION):
        return defendants
    is_open = Q(case__legal_holds__lifted_at__isnull=True)
    return (
        defendants.select_related("case__document_retention")
        .annotate(held=FilteredRelation("case__legal_holds", condition=is_open))
        .annotate(
            hold_reason=F("held__reason"), hold_placed_at=F("held__placed_at"), hold_placed_by=F("held__placed_by")
        )
    )


def keeping_beside(defendant: Defendant, standing: Standing) -> Keeping | None:
    """What is worked out and held, from a row of `with_keeping`; None for those who learn nothing of it."""
    if not standing.may(Action.VIEW, Target.RETENTION):
        return None
    reason: str | None = getattr(defendant, "hold_reason", None)
    hold = Hold(reason, defendant.hold_placed_at, defendant.hold_placed_by) if reason else None  # type: ignore[attr-defined]
    return keeping(getattr(defendant.case, "document_retention", None), hold)


def hold_of(row: LegalHold) -> Hold:
    """A hold as it is shown."""
    return Hold(row.reason, row.placed_at, row.placed_by)


def keeping(retention: Retention | None, hold: Hold | None) -> Keeping:
    """What is worked out, where it is, and the hold that stands above it."""
    if retention is None:
        return Keeping(hold=hold)
    return Keeping(
        policy=KeptUnder(retention.policy) if retention.policy else None,
        period=retention.period,
        dealt_with_on=retention.dealt_with_on,
        keep_until=retention.keep_until,
        not_known=NotKnown(retention.not_known) if retention.not_known else None,
        disposed_at=retention.disposed_at,
        hold=hold,
    )
