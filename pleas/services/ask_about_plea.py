"""The defendant asks the court for another plea, or to withdraw theirs."""

from collections.abc import Mapping
from uuid import UUID

from cases.access.policy import Action, Target
from cases.services import ask_to_change_plea
from cases.states import PleaChoice, RequestKind
from commonplatform.accounts.types import Actor
from pleas.permissions import defendant_acting, require_own
from pleas.selectors.own_case import own_case
from pleas.selectors.submissions import stored_key
from pleas.types import ProvedDefendant


def ask_about_plea(
    *,
    actor: Actor,
    proved: ProvedDefendant,
    kind: RequestKind,
    wanted: Mapping[UUID, PleaChoice],
    reason: str,
    idempotency_key: UUID,
) -> None:
    """One request for the court to decide; the same page sent again changes nothing.

    Raises what `cases.services.ask_to_change_plea` raises. Source: domain document "Online plea", Duplicates.
    """
    require_own(actor, Action.CREATE, Target.PLEA)
    ask_to_change_plea(
        actor=defendant_acting(own_case(proved).defendant_name),
        case_id=proved.case_id,
        defendant_id=proved.defendant_id,
        kind=kind,
        wanted=wanted,
        reason=reason,
        submission_key=stored_key(proved, idempotency_key),
    )
