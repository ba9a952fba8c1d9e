"""Take in one message about legal aid: keep the reference, and do what it does to the representation."""

from typing import Any
from uuid import UUID

from django.db import transaction

from cases.selectors import charged
from cases.selectors.legal_aid import Charged, ChargedOffence
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.legal_aid_messages import LegalAidMalformed, ReceivedLegalAid, read_legal_aid
from defence.models import LaaReference
from defence.permissions import require_system
from defence.selectors.identity import identity_of
from defence.selectors.legal_aid import KnownStatus, known_status
from defence.services.carry_out_message import carry_out_message
from defence.services.hold_contract import hold_contract
from defence.services.keep_legal_aid_problem import keep_legal_aid_problem
from defence.states import OrderRefusal
from defence.types import LegalAidOutcome


def receive_legal_aid(*, actor: Actor, value: Any) -> LegalAidOutcome:
    """Keep a received JSON value and give the id of its reference; one received before gives the same id.

    What cannot be taken in is kept as a problem that the court sees, and logged (domain document "Defence portal",
    Legal aid; Weaknesses, silent no-ops). Runs in a task's scope that reaches every case; raises `NotAllowed` for
    everybody but the platform itself.
    """
    require_system(actor)
    try:
        received = read_legal_aid(value)
    except LegalAidMalformed as malformed:
        return keep_legal_aid_problem(
            actor=actor, value=value, problem=OrderRefusal.MALFORMED, detail="; ".join(malformed.faults)
        )
    found = charged(
        reference=received.urn,
        prosecutor_reference=received.prosecutor_reference,
        offence_code=received.offence_code,
        offence_sequence=received.offence_sequence,
    )
    status = known_status(received.status_code)
    exact = found.exact
    if exact is None or status is None:
        problem = _problem(found)
        return keep_legal_aid_problem(
            actor=actor, value=value, problem=problem, detail=_detail(problem, received), found=found
        )
    return LegalAidOutcome(_take_in(actor, received, exact, status))


def _problem(found: Charged) -> OrderRefusal:
    """The first thing that fits nothing."""
    if found.case_id is None:
        return OrderRefusal.CASE_UNKNOWN
    if found.defendant_id is None:
        return OrderRefusal.DEFENDANT_UNKNOWN
    return OrderRefusal.OFFENCE_UNKNOWN if found.offence_id is None else OrderRefusal.STATUS_UNKNOWN


def _detail(problem: OrderRefusal, received: ReceivedLegalAid) -> str:
    """The code that fits nothing, for whoever looks into it."""
    if problem == OrderRefusal.STATUS_UNKNOWN:
        return received.status_code
    if problem == OrderRefusal.OFFENCE_UNKNOWN:
        return f"{received.offence_code} {received.offence_sequence}"
    return ""


def _take_in(actor: Actor, received: ReceivedLegalAid, found: ChargedOffence, status: KnownStatus) -> UUID:
    with transaction.atomic():
        hold_contract(received.contract_number)
        identity = identity_of(found.case_id, found.defendant_id, locked=True)
        latest = LaaReference.objects.filter(offence_id=found.offence_id).order_by("-sequence").first()
        if latest is not None and _says_the_same(latest, received):
            return latest.pk
        reference = _keep(actor, received, found, status, sequence=1 if latest is None else latest.sequence + 1)
        record(
            "legal_aid.recorded",
            actor=actor,
            case_id=found.case_id,
            defendant_id=found.defendant_id,
            subject_id=reference.pk,
            data={
                "defendant": identity.defendant,
                "status": status.description,
                "application": received.application_reference,
            },
        )
        carry_out_message(actor=actor, received=received, found=found, level=status.level, identity=identity)
        return reference.pk


def _keep(
    actor: Actor, received: ReceivedLegalAid, found: ChargedOffence, status: KnownStatus, *, sequence: int
) -> LaaReference:
    return LaaReference.objects.create(
        case_id=found.case_id,
        defendant_id=found.defendant_id,
        offence_id=found.offence_id,
        application_reference=received.application_reference,
        status_code=received.status_code,
        status_id=status.code_id,
        description=status.description,
        level=status.level,
        status_on=received.status_date,
        effective_from=received.effective_from,
        effective_until=received.effective_until,
        laa_contract_number=received.contract_number,
        received_from=actor.display_name,
        sequence=sequence,
    )


def _says_the_same(held: LaaReference, received: ReceivedLegalAid) -> bool:
    return (
        held.application_reference,
        held.status_code,
        held.status_on,
        held.effective_from,
        held.effective_until,
        held.laa_contract_number,
    ) == (
        received.application_reference,
        received.status_code,
        received.status_date,
        received.effective_from,
        received.effective_until,
        received.contract_number,
    )
