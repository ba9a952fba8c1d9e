"""How long the documents of one case are kept, for whoever may know."""

from django.db.models import FilteredRelation, Q

from cases.access.policy import Action, Target
from cases.access.relations import Standing
from cases.models import Case
from cases.retention.models import LegalHold, Retention
from cases.retention.states import KeptUnder, NotKnown
from cases.retention.types import Hold, Keeping

_ROW = ("policy", "period", "dealt_with_on", "keep_until", "not_known", "disposed_at")
_HOLD = ("reason", "placed_at", "placed_by")


def keeping_of(standing: Standing) -> Keeping | None:
    """What is worked out and held, in one query; None for those who are not told, who learn nothing of it."""
    if not standing.may(Action.VIEW, Target.RETENTION):
        return None
    both = (
        Case.objects.filter(pk=standing.case_id)
        .annotate(held=FilteredRelation("legal_holds", condition=Q(legal_holds__lifted_at__isnull=True)))
        .values_list(*(f"document_retention__{name}" for name in _ROW), *(f"held__{name}" for name in _HOLD))
        .first()
    )
    if both is None:
        return None
    policy, period, dealt_with_on, keep_until, not_known, disposed_at, reason, placed_at, placed_by = both
    return Keeping(
        policy=KeptUnder(policy) if policy else None,
        period=period or "",
        dealt_with_on=dealt_with_on,
        keep_until=keep_until,
        not_known=NotKnown(not_known) if not_known else None,
        disposed_at=disposed_at,
        hold=Hold(reason, placed_at, placed_by) if reason else None,
    )


def keeping(retention: Retention | None, held: LegalHold | None) -> Keeping:
    """The two rows of a case as they are shown."""
    hold = Hold(held.reason, held.placed_at, held.placed_by) if held else None
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
