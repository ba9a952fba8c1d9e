"""Accept the fixed offer: the acceptance, the receipt, changed details, the court's work and the mail, or nothing."""

from dataclasses import replace
from datetime import date, datetime

from django.db import connection
from django.utils import timezone, translation

from cases.access.policy import Action, Target
from cases.exceptions import FixedOfferAlreadyAccepted, FixedOfferNotAvailable, PleaAlreadyEntered
from cases.given import Giving
from cases.mails.case_contact import case_contact
from cases.selectors.answering import AnsweringDefendant
from cases.services import accept_fixed_offer, add_work, propose_changes
from cases.types import AcceptedOffer
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from commonplatform.ui.formats import long_date
from commonplatform.written_together import written_together
from pleas.counted import sent_answer
from pleas.exceptions import AlreadyAnswered, AnswersIncomplete, VisitNotProved
from pleas.figures.services import note_submission
from pleas.help_given import method_of
from pleas.mails.fixed_offer_accepted import fixed_offer_accepted
from pleas.models import Submission
from pleas.permissions import defendant_acting, require_helper, require_own
from pleas.recorded_answers import details_given, who_pleaded
from pleas.selectors.own_case import defendant_of
from pleas.selectors.submissions import receipt_from, receipt_of
from pleas.services.require_answered import require_answered
from pleas.services.submit_plea import forget_draft, keep_submission, note_help, recorded_by, require_adult
from pleas.types import RENDER_PLEA_DOCUMENT, PleaSubmission, Receipt


def accept_offer(*, actor: Actor, submission: PleaSubmission) -> Receipt:
    """Accept for every charge and give the receipt; the same key again gives the first receipt.

    Raises `AlreadyAnswered`, `CaseNotOpenForPlea`, `FixedOfferNotAvailable`, `TooYoungOnline` or
    `AnswersIncomplete`. A paper form accepts nothing.
    Source: domain document "Online plea", Fixed offer accepted online.
    """
    require_own(actor, Action.CREATE, Target.PLEA)
    if submission.assistance is not None:
        require_helper(submission.assistance.helper)
    if not connection.in_atomic_block:
        raise VisitNotProved
    try:
        return _accept(submission, now=timezone.now())
    except (FixedOfferAlreadyAccepted, PleaAlreadyEntered) as earlier:
        first = receipt_of(submission.proved, idempotency_key=submission.idempotency_key)
        if first is None:
            raise _answered(earlier) from None
        return first


def _accept(submission: PleaSubmission, *, now: datetime) -> Receipt:
    proved, answers = submission.proved, submission.answers
    if submission.is_on_paper:
        raise FixedOfferNotAvailable(proved.defendant_id)
    defendant = defendant_of(submission)
    submission = replace(submission, defendant=defendant)
    require_adult(defendant, answers, today=timezone.localdate(now))
    require_answered(submission, today=timezone.localdate(now))
    if not (answers.email or submission.assistance):
        raise AnswersIncomplete
    citizen = defendant_acting(defendant.name)
    accepted = accept_fixed_offer(
        actor=citizen,
        case_id=proved.case_id,
        defendant_id=proved.defendant_id,
        accepted_at=now,
        method=method_of(submission),
        recorded_by=recorded_by(submission, name=defendant.name),
    )
    with written_together():
        sent = keep_submission(submission, kind=Submission.Kind.OFFER, now=now)
        changed = propose_changes(
            giving=_giving(submission, defendant, now=now), held=defendant.held, given=details_given(answers)
        )
        if not defendant.court_is_in_test_mode:
            note_submission(sent=sent_answer(sent, answers, defendant, day=timezone.localdate(now)))
    add_work(
        principal_id=defendant.work_goes_to,
        case_id=proved.case_id,
        defendant_id=proved.defendant_id,
        kind="fixed_offer_accepted",
        flags=[*(["details_changed"] if changed else []), *(["welsh"] if sent.language == "cy" else [])],
        due_on=accepted.can_change_until,
    )
    forget_draft(proved.defendant_id)
    note_help(submission)
    record(
        "offer.accepted",
        actor=citizen,
        case_id=proved.case_id,
        defendant_id=proved.defendant_id,
        subject_id=accepted.acceptance_id,
        occurred_at=now,
        data={
            "defendant": defendant.name,
            "total": str(accepted.total),
            "until": _in_english(accepted.can_change_until),
            "reference": sent.reference,
            "changed": changed,
        },
        effects=_effects(sent, defendant, accepted),
    )
    return receipt_from(sent)


def _giving(submission: PleaSubmission, defendant: AnsweringDefendant, *, now: datetime) -> Giving:
    return Giving(
        case_id=submission.proved.case_id,
        defendant_id=submission.proved.defendant_id,
        method=method_of(submission),
        by=who_pleaded(submission.answers, name=defendant.name),
        at=now,
    )


def _in_english(day: date) -> str:
    """For the court's timeline, which is in English."""
    with translation.override("en"):
        return long_date(day)


def _effects(sent: Submission, defendant: AnsweringDefendant, accepted: AcceptedOffer) -> tuple[EffectRequest, ...]:
    document = EffectRequest(RENDER_PLEA_DOCUMENT, sent.reference, {"submission_id": str(sent.pk)})
    if not sent.email:
        return (document,)
    mail = fixed_offer_accepted(
        address=sent.email,
        language=sent.language,
        contact=case_contact(defendant.case_reference, defendant.court),
        accepted=accepted,
    )
    return document, mail


def _answered(earlier: FixedOfferAlreadyAccepted | PleaAlreadyEntered) -> AlreadyAnswered:
    if isinstance(earlier, PleaAlreadyEntered):
        return AlreadyAnswered(answered_at=earlier.entered_at, method=earlier.method)
    return AlreadyAnswered(answered_at=earlier.accepted_at, method="online")
