"""Enter the pleas of one defendant, all or none."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from cases.exceptions import CaseNotFound, CaseNotOpenForPlea, PleaAlreadyEntered
from cases.given import WITNESSES
from cases.models import Case, Plea, TrialMatters
from cases.services.cancel_fixed_offer import cancel_fixed_offer
from cases.states import OPEN_FOR_PLEA, CaseStatus, InitiationCode, OfferCancelled, PleaMethod
from cases.types import PleaToEnter
from commonplatform.accounts.types import Actor
from commonplatform.read_together import rows_of
from commonplatform.written_together import alter, write

_LOCK = "SELECT status, initiation_code FROM cases_case WHERE id = %s FOR UPDATE"
_CHARGES = """
    SELECT o.id, p.entered_at, p.method, (
        SELECT a.id FROM cases_fixedofferacceptance a
        LEFT JOIN cases_fixedofferend e ON e.acceptance_id = a.id
        WHERE a.defendant_id = o.defendant_id AND e.acceptance_id IS NULL
    ), EXISTS (
        SELECT 1 FROM results_result r WHERE r.defendant_id = o.defendant_id AND NOT r.replaced
    ) FROM cases_offence o
    LEFT JOIN cases_plea p ON p.offence_id = o.id AND p.replaces_id IS NULL
    WHERE o.defendant_id = %s AND o.case_id = %s
"""
# A requisition or summons has a hearing from the start: that it stands in the diary closes nothing.
OPEN_WITH_A_HEARING = (InitiationCode.REQUISITION, InitiationCode.SUMMONS)


def enter_pleas(
    *,
    actor: Actor,
    case_id: UUID,
    defendant_id: UUID,
    pleas: Sequence[PleaToEnter],
    method: PleaMethod,
    entered_at: datetime,
    recorded_by: str = "",
) -> None:
    """Write one first plea per charge of the defendant; the caller records the event and has the transaction.

    `recorded_by` names who pleaded where that is not the actor: a company's representative.

    Raises `CaseNotOpenForPlea`, `PleaAlreadyEntered` with the date of the first, or `CaseNotFound`
    when a charge is missing from `pleas` or is not this defendant's. An accepted fixed offer that is
    not a conviction yet is cancelled.
    """
    (status, is_open), charged, earlier, accepted_offer = _lock_for_plea(case_id, defendant_id)
    if not charged or {plea.offence_id for plea in pleas} != charged or len(pleas) != len(charged):
        raise CaseNotFound(case_id)
    if earlier is not None:
        raise earlier
    if not is_open:
        raise CaseNotOpenForPlea(status=status)
    if accepted_offer is not None:
        cancel_fixed_offer(actor=actor, acceptance_id=accepted_offer, why=OfferCancelled.PLEA, at=entered_at)
    entered = [
        Plea(
            case_id=case_id,
            defendant_id=defendant_id,
            offence_id=plea.offence_id,
            choice=plea.choice,
            method=method,
            statement=plea.statement,
            entered_at=entered_at,
            recorded_by=recorded_by or actor.display_name,
            recorded_at=entered_at,
        )
        for plea in pleas
    ]
    write(*entered)
    _keep_matters_for_trial(entered, pleas)
    if status == CaseStatus.RECEIVED:
        alter(Case, {"status": CaseStatus.PLEA_ENTERED.value}, id=case_id)


def _keep_matters_for_trial(entered: Sequence[Plea], pleas: Sequence[PleaToEnter]) -> None:
    write(
        *(
            TrialMatters(
                plea=plea,
                case_id=plea.case_id,
                defendant_id=plea.defendant_id,
                disputes_evidence=matters.disputes_evidence,
                disputed_evidence=matters.disputed_evidence,
                calls_witnesses=matters.calls_witnesses,
                witnesses=WITNESSES.dump_python(matters.witnesses, mode="json"),
                other_driver=matters.other_driver,
            )
            for plea, matters in ((plea, given.matters) for plea, given in zip(entered, pleas, strict=True))
            if matters is not None
        )
    )


def is_open_for_plea(status: str, begun_by: str) -> bool:
    """Whether a plea can be entered, or one that was entered be asked to be another."""
    return status in OPEN_FOR_PLEA or (status == CaseStatus.LISTED and begun_by in OPEN_WITH_A_HEARING)


def _lock_for_plea(
    case_id: UUID, defendant_id: UUID
) -> tuple[tuple[str, bool], set[UUID], PleaAlreadyEntered | None, UUID | None]:
    """Status and whether the defendant can plead, the charges, the first plea to one of them, and a
    fixed offer in its cooling-off. The case stays locked. Whoever has a result pleads no more.

    Locked first, read second: what the lock waited for must be seen.
    """
    locked, charges = rows_of((_LOCK, [case_id]), (_CHARGES, [defendant_id, case_id]))
    if not locked:
        raise CaseNotFound(case_id)
    status, begun_by = locked[0]
    first = min(
        ((entered_at, method) for _id, entered_at, method, _offer, _decided in charges if entered_at), default=None
    )
    earlier = PleaAlreadyEntered(entered_at=first[0], method=first[1]) if first else None
    accepted, is_decided = charges[0][3:] if charges else (None, False)
    is_open = is_open_for_plea(status, begun_by) and not is_decided
    return (status, is_open), {charge[0] for charge in charges}, earlier, accepted
