"""Go on record for a defendant."""

from django.db import transaction

from cases.access.policy import Action, Target
from cases.services import grant_access
from cases.states import Relation
from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.exceptions import AlreadyRepresented
from defence.models import Association
from defence.notices import notice_to_prosecutor
from defence.permissions import require_practitioner
from defence.search_proof import read_proof
from defence.selectors.identity import identity_of
from defence.states import RepresentationType


def start_representation(
    *, actor: Actor, proof: str, representation_type: RepresentationType, laa_contract_number: str = ""
) -> Association:
    """Put the actor's firm on record for the defendant that the proof of a search is about.

    The firm is the actor's own, never a choice. Every member of it can see the case from now on; the
    prosecutor is told. A firm that is on record already gets its representation back unchanged.
    Raises `NotAllowed`, `SearchProofRefused`, `SearchProofExpired`, or `AlreadyRepresented` when
    another firm is on record (domain document "Defence portal", Association, Rules).
    """
    person = require_practitioner(actor, Action.CREATE, Target.REPRESENTATION)
    found = read_proof(actor, proof)
    with transaction.atomic(), widened_to_case(found.case_id):
        identity = identity_of(found.case_id, found.defendant_id, locked=True)
        current = (
            Association.objects.select_related("organisation")
            .filter(defendant_id=found.defendant_id, ended_at__isnull=True)
            .first()
        )
        if current is not None:
            if current.organisation_id != person.organisation_id:
                raise AlreadyRepresented(firm=current.organisation.name)
            return current
        association = Association.objects.create(
            case_id=found.case_id,
            defendant_id=found.defendant_id,
            organisation_id=person.organisation_id,
            representation_type=representation_type,
            laa_contract_number=laa_contract_number,
            made_by_id=person.user_id,
        )
        grant_access(
            actor=actor,
            case_id=found.case_id,
            principal_id=person.organisation_id,
            principal_name=actor.organisation_name,
            relation=Relation.REPRESENTING,
            defendant_id=found.defendant_id,
        )
        record(
            "representation.started",
            actor=actor,
            case_id=found.case_id,
            defendant_id=found.defendant_id,
            subject_id=association.pk,
            data={
                "firm": actor.organisation_name,
                "defendant": identity.defendant,
                "representation_type": representation_type,
            },
            effects=notice_to_prosecutor("representation_started", identity, firm=actor.organisation_name),
        )
        return association
