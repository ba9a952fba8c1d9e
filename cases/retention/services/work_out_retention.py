"""Work out until when the documents of a case are kept."""

from uuid import UUID

from django.utils import timezone

from cases.models import Case
from cases.retention.models import Retention
from cases.retention.rules import policy_for, policy_of_case
from cases.retention.selectors.facts import facts_of
from cases.retention.states import KeptUnder, NotKnown
from cases.retention.types import CaseFacts


def work_out_retention(*, case_id: UUID) -> Retention | None:
    """In the caller's transaction: what results say now replaces what they said before.

    None for an open case that never had a day. What has been disposed of stays on record as it was. Called whenever a
    result is received, at night for cases that ended otherwise, and once more before anything is disposed of.
    """
    Case.objects.select_for_update().get(pk=case_id)
    held = Retention.objects.filter(case_id=case_id).first()
    if held is not None and held.disposed_at is not None:
        return held
    facts = facts_of(case_id)
    if facts is None and held is None:
        return None
    row = held or Retention(case_id=case_id)
    if isinstance(facts, CaseFacts):
        _keep(row, facts)
    else:
        _leave_open(row, facts or NotKnown.NO_RESULT)
    row.worked_out_at = timezone.now()
    row.save()
    return row


def _keep(row: Retention, facts: CaseFacts) -> None:
    applied = policy_of_case(policy_for(defendant) for defendant in facts.defendants)
    row.policy, row.period = KeptUnder(applied.policy.value), str(applied.period)
    row.dealt_with_on, row.keep_until = facts.dealt_with_on, applied.period.after(facts.dealt_with_on)
    row.not_known = ""


def _leave_open(row: Retention, why: NotKnown) -> None:
    row.policy, row.period, row.dealt_with_on, row.keep_until = "", "", None, None
    row.not_known = why
