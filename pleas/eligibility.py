"""Whether a case that was found can be answered online now, and if not, why."""

from datetime import date

from cases.states import CaseStatus, InitiationCode
from pleas.rollout import last_day, why_not_switched_on
from pleas.states import StopReason
from pleas.types import OwnCase

ADULT_YEARS = 18

# What an online answer may begin with (domain document "Online plea", Vocabulary: importable).
ANSWERED_ONLINE = frozenset({InitiationCode.SINGLE_JUSTICE, InitiationCode.REQUISITION, InitiationCode.SUMMONS})
_BY_STATUS: dict[str, StopReason] = {
    CaseStatus.CONCLUDED: StopReason.CONCLUDED,
    CaseStatus.WITHDRAWN: StopReason.WITHDRAWN,
}


def why_not_open(case: OwnCase, *, today: date, language: str = "") -> StopReason | None:
    """The reason to stop, the defendant's own plea first, or None when the journey may go on.

    Somebody under 18 cannot answer online (domain document "Online plea", The journey, page by page).
    The reply date of a single justice notice stops nobody, except where a strict court says so
    (`pleas.rollout`): until the court decides, a late answer counts. A requisition or summons can be
    answered up to the day of its hearing, also once the court has put that hearing into its diary
    (Date windows). A notice whose case was sent to a hearing is answered there.
    """
    if case.earlier_plea is not None:
        return StopReason.ALREADY_ANSWERED
    if case.status in _BY_STATUS:
        return _BY_STATUS[case.status]
    if case.has_result:
        return StopReason.BEING_DECIDED
    if case.born_on is not None and is_under_18(case.born_on, today=today):
        return StopReason.UNDER_18
    if case.initiation_code not in ANSWERED_ONLINE:
        return StopReason.ONLY_IN_COURT
    if not all(charge.can_be_answered_online for charge in case.charges):
        return StopReason.NOT_SUMMARY
    if case.status == CaseStatus.LISTED and case.is_single_justice:
        return StopReason.LISTED
    if _hearing_is_over(case, today=today):
        return StopReason.OUT_OF_TIME
    return why_not_switched_on(case, today=today, language=language)


def may_ask(case: OwnCase, *, today: date) -> bool:
    """Whether another plea can be asked for: until the court decides, or a hearing takes the case over.

    A requisition or summons has its hearing from the start, so there until the day of that hearing.
    """
    if case.earlier_plea is None or case.has_result:
        return False
    if case.status == CaseStatus.LISTED:
        return not case.is_single_justice and not _hearing_is_over(case, today=today)
    return case.status == CaseStatus.PLEA_ENTERED


def _hearing_is_over(case: OwnCase, *, today: date) -> bool:
    day = case.hearing_on or (None if case.is_single_justice else last_day(case))
    return day is not None and day < today


def is_under_18(born_on: date, *, today: date) -> bool:
    """Before the eighteenth birthday; somebody born on 29 February comes of age on 1 March."""
    years = today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
    return years < ADULT_YEARS
