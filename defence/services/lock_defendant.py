"""Lock a defendant: a representation order names a firm that is not known here."""

from datetime import datetime
from uuid import UUID

from cases.services import add_work
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.models import RepresentationLock
from defence.services.end_instructions import end_instructions

LOCKED = "locked_by_order"


def lock_defendant(
    *,
    actor: Actor,
    case_id: UUID,
    court_id: UUID | None,
    defendant_id: UUID,
    defendant: str,
    laa_contract_number: str,
    application_reference: str,
    at: datetime,
) -> RepresentationLock:
    """From now on no firm finds the defendant or goes on record; the court has it on its work list.

    The caller has the right, holds the defendant's lock and has made sure that nobody is on record and no other
    lock is in force. Instructed organisations lose their access.
    """
    lock = RepresentationLock.objects.create(
        case_id=case_id,
        defendant_id=defendant_id,
        laa_contract_number=laa_contract_number,
        application_reference=application_reference,
        locked_at=at,
    )
    end_instructions(actor=actor, case_id=case_id, defendant_id=defendant_id)
    if court_id is not None:
        add_work(principal_id=court_id, case_id=case_id, defendant_id=defendant_id, kind=LOCKED)
    record(
        "defendant.locked",
        actor=actor,
        case_id=case_id,
        defendant_id=defendant_id,
        subject_id=lock.pk,
        data={"defendant": defendant, "contract": laa_contract_number},
    )
    return lock
