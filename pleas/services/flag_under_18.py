"""Tell the prosecutor that somebody under 18 was charged by a notice and tried to answer it online."""

from django.utils import timezone

from cases.access.policy import Action, Target
from cases.services import add_works
from cases.types import WorkToAdd
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from pleas.permissions import defendant_acting, require_own
from pleas.types import OwnCase


def flag_under_18(*, actor: Actor, case: OwnCase) -> None:
    """One item on the prosecutor's work list, however often it is tried; an event each time.

    Needs the scope of the proved defendant. Source: domain document "Online plea", What the court
    receives (under-18s are flagged to the prosecutor by a work item).
    """
    require_own(actor, Action.CREATE, Target.PLEA)
    proved, now = case.proved, timezone.now()
    work = WorkToAdd(case.prosecutor_id, "under_18", ("under_18",))
    add_works([work], case_id=proved.case_id, defendant_id=proved.defendant_id, at=now)
    record(
        "plea.stopped_under_18",
        actor=defendant_acting(case.defendant_name),
        case_id=proved.case_id,
        defendant_id=proved.defendant_id,
        occurred_at=now,
    )
