"""Put a firm on record for the defendants whose representation orders named it before it was known here."""

from uuid import UUID

from django.db import transaction

from commonplatform.accounts.selectors import organisation_by_laa_contract
from commonplatform.accounts.types import Actor
from defence.models import RepresentationLock
from defence.permissions import require_system
from defence.representation_orders import Lock, steps_for_known_firm
from defence.selectors.identity import identity_of
from defence.selectors.standing import current_lock, current_representation
from defence.services.carry_out_steps import Matter, carry_out_steps
from defence.services.hold_contract import hold_contract
from defence.states import RepresentationEnd, Unlocked
from defence.types import Firm


def match_orphans(*, actor: Actor, laa_contract_number: str) -> int:
    """How many defendants locked by this contract number are represented now. Calling it again changes nothing.

    Needs a task's scope that reaches every case, and its transaction; raises `NotAllowed` for everybody but the
    platform itself.
    """
    require_system(actor)
    hold_contract(laa_contract_number)
    organisation = organisation_by_laa_contract(laa_contract_number)
    if organisation is None:
        return 0
    firm = Firm(organisation.pk, organisation.name)
    orphans = RepresentationLock.objects.filter(laa_contract_number=laa_contract_number, unlocked_at__isnull=True)
    locked = list(orphans.order_by("locked_at").values_list("case_id", "defendant_id"))
    return sum(_match(actor, case_id, defendant_id, laa_contract_number, firm) for case_id, defendant_id in locked)


def _match(actor: Actor, case_id: UUID, defendant_id: UUID, number: str, firm: Firm) -> bool:
    identity = identity_of(case_id, defendant_id, locked=True)
    lock = current_lock(defendant_id)
    if lock is None or lock.laa_contract_number != number:
        return False
    with transaction.atomic():
        matter = Matter(
            case_id=case_id,
            court_id=None,
            defendant_id=defendant_id,
            identity=identity,
            current=current_representation(defendant_id),
            lock=lock,
            firm=firm,
            laa_contract_number=number,
            application_reference=lock.application_reference,
        )
        carry_out_steps(
            actor=actor,
            matter=matter,
            steps=steps_for_known_firm(lock=Lock.SAME_NUMBER),
            ends_through=RepresentationEnd.ORDER,
            unlocks=Unlocked.FIRM_KNOWN,
        )
        return True
