"""Do what a message about legal aid does to who represents a defendant (`defence.representation_orders`)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from commonplatform.accounts.types import Actor
from defence.models import Association, RepresentationLock
from defence.representation_orders import Step
from defence.selectors.identity import Identity
from defence.services.lock_defendant import lock_defendant
from defence.services.put_on_record import put_on_record
from defence.services.release_lock import release_lock
from defence.services.take_off_record import take_off_record
from defence.states import RepresentationEnd, RepresentationOrigin, RepresentationType, Unlocked
from defence.types import Firm


@dataclass(frozen=True, slots=True)
class Matter:
    """One defendant whose lock is held, with what stands for them and what the message names."""

    case_id: UUID
    court_id: UUID | None
    defendant_id: UUID
    identity: Identity
    current: Association | None
    lock: RepresentationLock | None
    firm: Firm | None
    laa_contract_number: str
    application_reference: str


def carry_out_steps(
    *, actor: Actor, matter: Matter, steps: tuple[Step, ...], ends_through: RepresentationEnd, unlocks: Unlocked
) -> None:
    """In order and at one instant, so that one representation ends where the next begins."""
    at = timezone.now()
    for step in steps:
        if step == Step.END and matter.current is not None:
            take_off_record(
                actor=actor, association=matter.current, identity=matter.identity, through=ends_through, at=at
            )
        elif step == Step.UNLOCK and matter.lock is not None:
            replaced = Step.LOCK in steps
            release_lock(
                actor=actor,
                lock=matter.lock,
                defendant=matter.identity.defendant,
                because=Unlocked.REPLACED if replaced else unlocks,
                at=at,
            )
        elif step == Step.LOCK:
            _lock(actor, matter, at)
        elif step == Step.PUT_ON_RECORD and matter.firm is not None:
            _put_on_record(actor, matter, matter.firm, at)


def _lock(actor: Actor, matter: Matter, at: datetime) -> None:
    lock_defendant(
        actor=actor,
        case_id=matter.case_id,
        court_id=matter.court_id,
        defendant_id=matter.defendant_id,
        defendant=matter.identity.defendant,
        laa_contract_number=matter.laa_contract_number,
        application_reference=matter.application_reference,
        at=at,
    )


def _put_on_record(actor: Actor, matter: Matter, firm: Firm, at: datetime) -> None:
    put_on_record(
        actor=actor,
        case_id=matter.case_id,
        defendant_id=matter.defendant_id,
        identity=matter.identity,
        firm=firm,
        representation_type=RepresentationType.REPRESENTATION_ORDER,
        laa_contract_number=matter.laa_contract_number,
        origin=RepresentationOrigin.ORDER,
        at=at,
    )
