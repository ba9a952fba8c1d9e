"""What must hold before anything is sent, whoever sends it and from wherever."""

from datetime import date

from cases.exceptions import CaseNotOpenForPlea
from pleas.answers import OfferAnswer
from pleas.eligibility import why_not_open
from pleas.exceptions import AnswersIncomplete
from pleas.journey import Journey, facts_of
from pleas.selectors.own_case import defendant_of, own_case_of
from pleas.states import StopReason
from pleas.types import OwnCase, PleaSubmission

# A second answer is refused with the date of the first, somebody under 18 by a refusal of its own.
TOLD_OF_ELSEWHERE = frozenset({StopReason.ALREADY_ANSWERED, StopReason.UNDER_18})


def require_answered(submission: PleaSubmission, *, today: date) -> None:
    """Every page that the journey asks of this defendant is answered, and the case is open online.

    Raises `AnswersIncomplete` or `CaseNotOpenForPlea`. Needs the scope of the proved defendant.
    Source: domain document "Online plea", Order and branching.
    """
    case = own_case_of(submission.proved, defendant_of(submission))
    reason = why_not_open(case, today=today, language=submission.language)
    if reason in TOLD_OF_ELSEWHERE or _accepts_again(submission, case):
        return
    if reason is not None:
        raise CaseNotOpenForPlea(status=case.status)
    if not Journey(facts_of(case, today=today, on_paper=submission.is_on_paper), submission.answers).is_complete:
        raise AnswersIncomplete


def _accepts_again(submission: PleaSubmission, case: OwnCase) -> bool:
    """An offer that is accepted already is there no more to be answered: refused with the first acceptance."""
    return submission.answers.offer == OfferAnswer.ACCEPTED and case.accepted_offer is not None
