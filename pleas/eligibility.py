"""Whether a case that was found can be answered online now, and if not, why."""

from datetime import date

from cases.states import CaseStatus
from pleas.rollout import why_not_switched_on
from pleas.states import StopReason
from pleas.types import OwnCase

ADULT_YEARS = 18

_BY_STATUS: dict[str, StopReason] = {
    CaseStatus.LISTED: StopReason.LISTED,
    CaseStatus.CONCLUDED: StopReason.CONCLUDED,
    CaseStatus.WITHDRAWN: StopReason.WITHDRAWN,
}


def why_not_open(case: OwnCase, *, today: date, language: str = "") -> StopReason | None:
    """The reason to stop, the defendant's own plea first, or None when the journey may go on.

    Somebody under 18 cannot answer online (domain document "Online plea", The journey, page by page).
    A reply date that has passed stops nobody, except where a strict court says so (`pleas.rollout`):
    until the court decides, a late answer counts.
    """
    if case.earlier_plea is not None:
        return StopReason.ALREADY_ANSWERED
    if case.status in _BY_STATUS:
        return _BY_STATUS[case.status]
    if case.born_on is not None and is_under_18(case.born_on, today=today):
        return StopReason.UNDER_18
    return why_not_switched_on(case, today=today, language=language)


def is_under_18(born_on: date, *, today: date) -> bool:
    """Before the eighteenth birthday; somebody born on 29 February comes of age on 1 March."""
    years = today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
    return years < ADULT_YEARS
