"""Record that the actor's organisation was instructed for a defendant."""

from datetime import date

from django.db import transaction
from django.utils import timezone, translation

from cases.access.policy import Action, Target
from cases.services import grant_access
from cases.states import Relation
from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.ui.formats import long_date
from defence.exceptions import AlreadyRepresented, InstructionInFuture, LockedByOrder
from defence.models import Instruction
from defence.notices import notice_to_cps
from defence.permissions import require_practitioner
from defence.search_proof import read_proof
from defence.selectors.identity import Identity, identity_of
from defence.selectors.standing import current_representation, is_locked
from defence.services.one_side import refuse_firm_that_prosecutes


def record_instruction(*, actor: Actor, proof: str, instructed_on: date) -> Instruction:
    """Keep the instruction and open charges and initial details to the actor's organisation, not the file.

    The organisation is the actor's own; the first instruction of an organisation is told to the CPS. The same
    day recorded again changes nothing. Raises `NotAllowed`, `SearchProofRefused`, `SearchProofExpired`,
    `InstructionInFuture`, `LockedByOrder`, `FirmProsecutes`, or `AlreadyRepresented` when a firm is on record, the
    actor's own included (domain document "Defence portal", Recording instruction; Authorisation of the result).
    """
    person = require_practitioner(actor, Action.CREATE, Target.INSTRUCTION)
    found = read_proof(actor, proof)
    if instructed_on > timezone.localdate():
        raise InstructionInFuture(instructed_on)
    with transaction.atomic(), widened_to_case(found.case_id):
        identity = identity_of(found.case_id, found.defendant_id, locked=True)
        current = current_representation(found.defendant_id)
        if current is not None:
            raise AlreadyRepresented(firm=current.organisation.name)
        if is_locked(found.defendant_id):
            raise LockedByOrder
        refuse_firm_that_prosecutes(found.case_id, person.organisation_id)
        grant_access(
            actor=actor,
            case_id=found.case_id,
            principal_id=person.organisation_id,
            principal_name=actor.organisation_name,
            relation=Relation.INSTRUCTED,
            defendant_id=found.defendant_id,
        )
        earlier = Instruction.objects.filter(
            defendant_id=found.defendant_id, organisation_id=person.organisation_id
        ).order_by("-recorded_at")
        same_day = earlier.filter(instructed_on=instructed_on).first()
        if same_day is not None:
            return same_day
        instruction = Instruction.objects.create(
            case_id=found.case_id,
            defendant_id=found.defendant_id,
            organisation_id=person.organisation_id,
            recorded_by_id=person.user_id,
            instructed_on=instructed_on,
            is_first=not earlier.exists(),
        )
        _record(actor, instruction, identity)
        return instruction


def _record(actor: Actor, instruction: Instruction, identity: Identity) -> None:
    with translation.override("en"):
        day = long_date(instruction.instructed_on)
    told = notice_to_cps(
        "first_instruction",
        identity,
        defendant_id=instruction.defendant_id,
        firm_id=instruction.organisation_id,
        firm=actor.organisation_name,
    )
    record(
        "instruction.recorded",
        actor=actor,
        case_id=instruction.case_id,
        defendant_id=instruction.defendant_id,
        subject_id=instruction.pk,
        data={"firm": actor.organisation_name, "defendant": identity.defendant, "day": day},
        effects=told if instruction.is_first else (),
    )
