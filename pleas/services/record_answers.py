"""Record on the case what was answered besides the pleas, and who has to look at it."""

from django.utils import timezone

from cases.given import Giving
from cases.selectors.answering import AnsweringDefendant
from cases.services import add_works, keep_court_needs, keep_means, propose_changes
from cases.states import DetailKind, PleaMethod
from pleas.answers import Answers
from pleas.models import Submission
from pleas.recorded_answers import details_given, means_given, needs_given, who_pleaded
from pleas.work_to_do import reason_flags, was_under_18, work_to_add


def record_answers(*, sent: Submission, answers: Answers, defendant: AnsweringDefendant) -> list[DetailKind]:
    """Needs, means and changed details, each only where there is something; then the work they make.

    Part of sending a plea, which holds the lock and has the right. Gives the details that changed.
    """
    giving = Giving(
        case_id=sent.case_id,
        defendant_id=sent.defendant_id,
        method=PleaMethod(sent.channel),
        by=who_pleaded(answers, name=defendant.name),
        at=sent.submitted_at,
    )
    needs, means = needs_given(answers), means_given(answers)
    if needs is not None:
        keep_court_needs(giving=giving, needs=needs)
    if means is not None:
        keep_means(giving=giving, means=means)
    changed = propose_changes(giving=giving, held=defendant.held, given=details_given(answers))
    _add_work(sent, answers, defendant, details_changed=bool(changed))
    return changed


def _add_work(sent: Submission, answers: Answers, defendant: AnsweringDefendant, *, details_changed: bool) -> None:
    flags = reason_flags(
        answers,
        language=sent.language,
        was_under_18=was_under_18(defendant, answers),
        details_changed=details_changed,
    )
    add_works(
        work_to_add(defendant, flags, today=timezone.localdate(sent.submitted_at)),
        case_id=sent.case_id,
        defendant_id=sent.defendant_id,
        at=sent.submitted_at,
    )
