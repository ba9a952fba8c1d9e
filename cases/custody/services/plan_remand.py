"""Work out what recording a remand would do, without doing it."""

from dataclasses import replace
from uuid import UUID

from cases.access.policy import Action, Target
from cases.access.relations import require
from cases.custody.exceptions import OnlyPeopleAreHeld
from cases.custody.models import Remand, TimeLimit
from cases.custody.rules.limit import work_out_limit
from cases.custody.rules.remand import remand_after
from cases.custody.selectors.charge_facts import charge_facts, charges_of, limit_of
from cases.custody.states import BAILED, LimitOrigin, NoLimitBecause, StopReason
from cases.custody.types import ChargePlan, Limit, NoLimit, RemandDecision, Remanded, RemandPlan
from cases.exceptions import CaseNotFound
from cases.models import Defendant, Offence
from commonplatform.accounts.types import Actor
from commonplatform.reference.custody import CustodyFigures, custody_figures

_STOPS = {
    NoLimitBecause.PLEADED_GUILTY: StopReason.GUILTY_PLEA,
    NoLimitBecause.CONVICTED: StopReason.GUILTY_VERDICT,
    NoLimitBecause.VERDICT: StopReason.GUILTY_VERDICT,
    NoLimitBecause.CONCLUDED: StopReason.FINAL_RESULT,
}


def preview_remand(*, actor: Actor, defendant_id: UUID, decision: RemandDecision) -> RemandPlan:
    """What `record_remand` would do, for somebody who may record. Raises what it raises, and saves nothing."""
    defendant = person_to_remand(actor, defendant_id)
    return plan_remand(defendant, decision, Remand.objects.filter(pk=defendant_id).first())


def person_to_remand(actor: Actor, defendant_id: UUID) -> Defendant:
    """The defendant, when the actor may record their custody. Raises `OnlyPeopleAreHeld` for a company."""
    defendant = Defendant.objects.select_related("case", "particulars").filter(pk=defendant_id).first()
    if defendant is None:
        raise CaseNotFound
    require(actor, Action.CHANGE, Target.CUSTODY, case_id=defendant.case_id, defendant_id=defendant_id)
    if defendant.kind != Defendant.Kind.PERSON:
        raise OnlyPeopleAreHeld(defendant_id)
    return defendant


def plan_remand(defendant: Defendant, decision: RemandDecision, current: Remand | None) -> RemandPlan:
    """The remand after the hearing and what becomes of every charge. The caller has proved the right.

    Raises `HeldAfterHearing` when the custody began after the hearing.
    """
    before = Remanded(current.status, current.held_since, current.days_held_before) if current else None
    after = _after(before, decision)
    figures = custody_figures(decision.hearing_on)
    charges = tuple(
        _charge(charge, number, defendant, decision, after, figures)
        for number, charge in enumerate(charges_of(defendant.pk), start=1)
    )
    return RemandPlan(before=before, after=after, charges=charges)


def _after(before: Remanded | None, decision: RemandDecision) -> Remanded:
    """By the rule of remand, but for what the court says itself."""
    start = before or Remanded(decision.code)
    if decision.held_since is not None:
        start = replace(start, since=decision.held_since)
    after = remand_after(start, decision.code, decision.hearing_on)
    return after if decision.days_before is None else replace(after, days_before=decision.days_before)


def _charge(
    charge: Offence,
    number: int,
    defendant: Defendant,
    decision: RemandDecision,
    after: Remanded,
    figures: CustodyFigures,
) -> ChargePlan:
    held = limit_of(charge)
    reason = decision.reasons.get(charge.pk, held.allocation_reason if held else "")
    facts = charge_facts(charge, defendant=defendant, reason=reason, code=decision.code, hearing_on=decision.hearing_on)
    outcome = work_out_limit(charge=facts, remand=after, hearing_on=decision.hearing_on, figures=figures)
    return ChargePlan(
        offence_id=charge.pk,
        number=number,
        title=charge.title,
        title_welsh=charge.title_welsh,
        outcome=outcome,
        reason=reason,
        kept=LimitOrigin(held.origin) if held and isinstance(outcome, Limit) and outcome.working is None else None,
        stops=_stop(held, outcome, decision.code),
    )


def _stop(held: TimeLimit | None, outcome: Limit | NoLimit, code: str) -> StopReason | None:
    if held is None or held.stop_reason or isinstance(outcome, Limit):
        return None
    if outcome.because == NoLimitBecause.NOT_HELD:
        return StopReason.BAIL if code in BAILED else StopReason.NOT_REMANDED
    return _STOPS.get(outcome.because)
