"""What a message about legal aid changes about who represents the defendant."""

from cases.selectors.legal_aid import ChargedOffence
from commonplatform.accounts.selectors import organisation_by_laa_contract
from commonplatform.accounts.types import Actor
from defence.legal_aid_messages import ReceivedLegalAid
from defence.models import Association, RepresentationLock
from defence.representation_orders import (
    WITHDRAWAL_CODE,
    Holder,
    Lock,
    Step,
    defendant_level,
    steps_for_order,
    steps_for_withdrawal,
)
from defence.selectors.identity import Identity
from defence.selectors.legal_aid import levels_of_offences
from defence.selectors.standing import current_lock, current_representation
from defence.services.carry_out_steps import Matter, carry_out_steps
from defence.states import LegalAidLevel, RepresentationEnd, RepresentationOrigin, Unlocked
from defence.types import Firm


def carry_out_message(
    *, actor: Actor, received: ReceivedLegalAid, found: ChargedOffence, level: LegalAidLevel, identity: Identity
) -> None:
    """The row of the table of events that fits. The caller is the platform, and holds the defendant's lock.

    `level` is what the message's status means. A message that neither grants by contract number nor withdraws
    changes nothing.
    """
    matter = Matter(
        case_id=found.case_id,
        court_id=found.court_id,
        defendant_id=found.defendant_id,
        identity=identity,
        current=current_representation(found.defendant_id),
        lock=current_lock(found.defendant_id),
        firm=_firm(received.contract_number),
        laa_contract_number=received.contract_number,
        application_reference=received.application_reference,
    )
    steps: tuple[Step, ...] = ()
    ends_through, unlocks = RepresentationEnd.ORDER, Unlocked.ORDER
    if received.status_code == WITHDRAWAL_CODE:
        ends_through, unlocks = RepresentationEnd.WITHDRAWN, Unlocked.WITHDRAWN
        steps = steps_for_withdrawal(
            level=defendant_level(levels_of_offences(matter.defendant_id)),
            is_represented=matter.current is not None,
            is_locked=matter.lock is not None,
        )
    elif level == LegalAidLevel.GRANTED and received.contract_number:
        steps = steps_for_order(
            firm_is_known=matter.firm is not None,
            holder=_holder(matter.current, matter.firm),
            lock=_lock_of(matter.lock, received.contract_number),
        )
    carry_out_steps(actor=actor, matter=matter, steps=steps, ends_through=ends_through, unlocks=unlocks)


def _holder(current: Association | None, firm: Firm | None) -> Holder:
    if current is None:
        return Holder.NOBODY
    if firm is None or current.organisation_id != firm.organisation_id:
        return Holder.ANOTHER
    by_order = current.origin == RepresentationOrigin.ORDER
    return Holder.THE_FIRM_BY_ORDER if by_order else Holder.THE_FIRM_BY_ITSELF


def _lock_of(lock: RepresentationLock | None, contract_number: str) -> Lock:
    if lock is None:
        return Lock.OPEN
    return Lock.SAME_NUMBER if lock.laa_contract_number == contract_number else Lock.OTHER_NUMBER


def _firm(contract_number: str) -> Firm | None:
    organisation = organisation_by_laa_contract(contract_number) if contract_number else None
    return None if organisation is None else Firm(organisation.pk, organisation.name)
