"""The notice to the court's mailbox that a plea is on the case."""

from uuid import UUID

from django.utils import timezone

from cases.selectors.work_places import work_place
from commonplatform.audit.types import EffectRequest
from pleas.mails.plea_for_court import plea_for_court
from pleas.models import Submission
from pleas.selectors.own_case import own_case
from pleas.types import ProvedDefendant


def court_notices(submission_id: UUID) -> list[EffectRequest]:
    """One mail, or none where the court has no mailbox of its own. Needs a scope that holds the case."""
    sent = Submission.objects.get(pk=submission_id)
    mailbox = work_place(sent.case_id).plea_mailbox
    if not mailbox:
        return []
    case = own_case(ProvedDefendant(sent.case_id, sent.defendant_id))
    heard = timezone.localdate(case.first_hearing_at) if case.first_hearing_at else None
    return [plea_for_court(case, mailbox=mailbox, receipt_reference=sent.reference, hearing_on=heard)]
