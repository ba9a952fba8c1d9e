"""How long the documents of one case are kept, for whoever may know."""

from cases.access.policy import Action, Target
from cases.access.relations import Standing
from cases.retention.models import LegalHold, Retention
from cases.retention.states import KeptUnder, NotKnown
from cases.retention.types import Hold, Keeping


def keeping_of(standing: Standing) -> Keeping | None:
    """What is worked out and held; None for those who are not told, who learn nothing of it."""
    if not standing.may(Action.VIEW, Target.RETENTION):
        return None
    held = LegalHold.objects.filter(case_id=standing.case_id, lifted_at__isnull=True).first()
    return keeping(Retention.objects.filter(case_id=standing.case_id).first(), held)


def keeping(retention: Retention | None, held: LegalHold | None) -> Keeping:
    """The two rows as they are shown."""
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
