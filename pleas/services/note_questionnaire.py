"""Note that a defendant was led to the questions about equality."""

from cases.access.policy import Action, Target
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from pleas.permissions import defendant_acting, require_own
from pleas.types import OwnCase


def note_questionnaire(*, actor: Actor, case: OwnCase) -> None:
    """Only that they went there: the answers are elsewhere, and no page of the case shows even this.

    Source: domain document "Online plea", Personal data.
    """
    require_own(actor, Action.VIEW, Target.CASE)
    record(
        "equality.visited",
        actor=defendant_acting(case.defendant_name),
        case_id=case.proved.case_id,
        defendant_id=case.proved.defendant_id,
    )
