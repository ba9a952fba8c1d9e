"""Go on record for a defendant."""

from django.db import transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.types import Actor
from defence.exceptions import AlreadyRepresented, LockedByOrder
from defence.models import Association
from defence.permissions import require_practitioner
from defence.search_proof import read_proof
from defence.selectors.identity import identity_of
from defence.selectors.standing import current_representation, is_locked
from defence.services.one_side import refuse_firm_that_prosecutes
from defence.services.put_on_record import put_on_record
from defence.states import RepresentationOrigin, RepresentationType
from defence.types import Firm


def start_representation(
    *, actor: Actor, proof: str, representation_type: RepresentationType, laa_contract_number: str = ""
) -> Association:
    """Put the actor's firm on record for the defendant that the proof of a search is about.

    The firm is the actor's own, never a choice. Every member of it can see the case from now on; the
    prosecutor is told. A firm that is on record already gets its representation back unchanged.
    Raises `NotAllowed`, `SearchProofRefused`, `SearchProofExpired`, `AlreadyRepresented` when another firm is
    on record, `LockedByOrder`, or `FirmProsecutes` (domain document "Defence portal", Association, Rules).
    """
    person = require_practitioner(actor, Action.CREATE, Target.REPRESENTATION)
    found = read_proof(actor, proof)
    with transaction.atomic(), widened_to_case(found.case_id):
        identity = identity_of(found.case_id, found.defendant_id, locked=True)
        current = current_representation(found.defendant_id)
        if current is not None:
            if current.organisation_id != person.organisation_id:
                raise AlreadyRepresented(firm=current.organisation.name)
            return current
        if is_locked(found.defendant_id):
            raise LockedByOrder
        refuse_firm_that_prosecutes(found.case_id, person.organisation_id)
        return put_on_record(
            actor=actor,
            case_id=found.case_id,
            defendant_id=found.defendant_id,
            identity=identity,
            firm=Firm(person.organisation_id, actor.organisation_name),
            representation_type=representation_type,
            laa_contract_number=laa_contract_number,
            origin=RepresentationOrigin.FIRM,
            at=timezone.now(),
        )
