"""Send the answer to all charges: the plea, the receipt, the court's work and the effects, or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.exceptions import CaseNotFound, PleaAlreadyEntered
from cases.selectors.answering import AnsweringDefendant
from cases.services import enter_pleas
from cases.states import PleaChoice
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from commonplatform.written_together import remove, write, written_together
from pleas.answers import Answers
from pleas.counted import sent_answer
from pleas.eligibility import is_under_18
from pleas.exceptions import AlreadyAnswered, AnswersIncomplete, TooYoungOnline, VisitNotProved
from pleas.figures.services import note_submission
from pleas.help_given import facts_of_help, method_of
from pleas.mails.plea_received import plea_received
from pleas.models import Draft, Submission
from pleas.permissions import defendant_acting, require_helper, require_own
from pleas.receipt_references import mint_receipt_reference
from pleas.recorded_answers import pleas_to_enter, who_answered, who_pleaded
from pleas.selectors.own_case import defendant_of
from pleas.selectors.submissions import receipt_from, receipt_of, stored_key
from pleas.services.record_answers import record_answers
from pleas.services.require_answered import require_answered
from pleas.types import RENDER_PLEA_DOCUMENT, Assistance, PleaSubmission, Receipt


def submit_plea(*, actor: Actor, submission: PleaSubmission) -> Receipt:
    """Enter one plea per charge and give the receipt; the same key again gives the first receipt.

    Runs in the scope of the proved defendant and in its transaction: every refusal comes before
    the first write, so a savepoint of its own would only cost time. Raises `AlreadyAnswered` with
    the date of the first plea, `CaseNotOpenForPlea`, `TooYoungOnline` or `AnswersIncomplete`.
    Source: domain document "Online plea", Submission.
    """
    require_own(actor, Action.CREATE, Target.PLEA)
    if submission.assistance is not None:
        require_helper(submission.assistance.helper)
    if not connection.in_atomic_block:
        raise VisitNotProved
    try:
        with written_together():
            return _submit(submission, now=timezone.now())
    except PleaAlreadyEntered as earlier:
        first = receipt_of(submission.proved, idempotency_key=submission.idempotency_key)
        if first is None:
            raise AlreadyAnswered(answered_at=earlier.entered_at, method=earlier.method) from None
        return first


def _submit(submission: PleaSubmission, *, now: datetime) -> Receipt:
    defendant = defendant_of(submission)
    submission = replace(submission, defendant=defendant)
    require_adult(defendant, submission.answers, today=timezone.localdate(now))
    require_answered(submission, today=timezone.localdate(now))
    citizen = defendant_acting(defendant.name)
    _enter_pleas(citizen, submission, name=defendant.name, now=now)
    sent = keep_submission(submission, kind=Submission.Kind.PLEA, now=now)
    choices = list(submission.answers.pleas.values())
    if not defendant.court_is_in_test_mode:
        note_submission(sent=sent_answer(sent, submission.answers, defendant, day=timezone.localdate(now)))
    changed = record_answers(sent=sent, answers=submission.answers, defendant=defendant)
    forget_draft(sent.defendant_id)
    note_help(submission)
    record(
        "plea.submitted",
        actor=citizen,
        case_id=sent.case_id,
        defendant_id=sent.defendant_id,
        subject_id=sent.pk,
        occurred_at=now,
        data={
            "defendant": defendant.name,
            "summary": _summary(choices),
            "reference": sent.reference,
            "language": sent.language,
            "changed": changed,
        },
        effects=_effects(sent, defendant, choices),
    )
    return receipt_from(sent)


def require_adult(defendant: AnsweringDefendant, answers: Answers, *, today: date) -> None:
    """Raises `TooYoungOnline` when the case or the answers say under 18."""
    given = answers.person.born_on if answers.person else None
    if any(is_under_18(born_on, today=today) for born_on in (defendant.born_on, given) if born_on is not None):
        raise TooYoungOnline


def _enter_pleas(citizen: Actor, submission: PleaSubmission, *, name: str, now: datetime) -> None:
    answers, proved = submission.answers, submission.proved
    pleas = pleas_to_enter(answers)
    if not pleas or not (answers.email or submission.assistance):
        raise AnswersIncomplete
    try:
        enter_pleas(
            actor=citizen,
            case_id=proved.case_id,
            defendant_id=proved.defendant_id,
            pleas=pleas,
            method=method_of(submission),
            entered_at=now,
            recorded_by=recorded_by(submission, name=name),
        )
    except CaseNotFound:
        raise AnswersIncomplete from None


def keep_submission(submission: PleaSubmission, *, kind: str, now: datetime) -> Submission:
    """What was sent, as it was sent, with its receipt reference."""
    sent = Submission(
        case_id=submission.proved.case_id,
        defendant_id=submission.proved.defendant_id,
        kind=kind,
        reference=mint_receipt_reference(),
        idempotency_key=stored_key(submission.proved, submission.idempotency_key),
        language=submission.language,
        email=submission.answers.email,
        telephone=submission.answers.telephone,
        details=who_answered(submission.answers),
        **_help_given(submission.assistance),
        submitted_at=now,
    )
    write(sent)
    return sent


def recorded_by(submission: PleaSubmission, *, name: str) -> str:
    """Who pleaded, and who typed it where that was somebody else."""
    pleaded = who_pleaded(submission.answers, name=name)
    return f"{pleaded} (entered by {submission.assistance.helper.display_name})" if submission.assistance else pleaded


def _help_given(assistance: Assistance | None) -> dict[str, Any]:
    if assistance is None:
        return {}
    return {
        "channel": assistance.channel,
        "helped_by": assistance.helper.display_name,
        "on_behalf_of": assistance.on_behalf_of,
        "form_dated": assistance.form_dated,
    }


def note_help(submission: PleaSubmission) -> None:
    """Say in the case who typed, where that was not the defendant."""
    if submission.assistance is not None:
        record(
            "plea.entered_with_help",
            actor=submission.assistance.helper,
            case_id=submission.proved.case_id,
            defendant_id=submission.proved.defendant_id,
            data=facts_of_help(submission.assistance),
        )


def forget_draft(defendant_id: UUID) -> None:
    """What was sent is no draft any more."""
    remove(Draft, defendant_id=defendant_id)


def _effects(
    sent: Submission, defendant: AnsweringDefendant, choices: Sequence[PleaChoice]
) -> tuple[EffectRequest, ...]:
    document = EffectRequest(RENDER_PLEA_DOCUMENT, sent.reference, {"submission_id": str(sent.pk)})
    if not sent.email:
        return (document,)
    return document, plea_received(receipt_from(sent), defendant, choices)


def _summary(choices: Sequence[PleaChoice]) -> str:
    """Like "guilty (2), not guilty (1)": for the court's timeline, which is in English."""
    words = {
        PleaChoice.GUILTY: "guilty",
        PleaChoice.GUILTY_ATTENDING: "guilty and attending",
        PleaChoice.NOT_GUILTY: "not guilty",
    }
    return ", ".join(f"{word} ({choices.count(choice)})" for choice, word in words.items() if choice in choices)
