"""Put a firm on record: the part that going on record and a representation order share."""

from datetime import datetime
from uuid import UUID

from cases.services import grant_access
from cases.states import Relation
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.models import Association
from defence.notices import notice_to_prosecutor
from defence.selectors.identity import Identity
from defence.services.end_instructions import end_instructions
from defence.services.one_side import end_assignments_of_firm
from defence.states import RepresentationOrigin, RepresentationType
from defence.types import Firm


def put_on_record(
    *,
    actor: Actor,
    case_id: UUID,
    defendant_id: UUID,
    identity: Identity,
    firm: Firm,
    representation_type: RepresentationType,
    laa_contract_number: str,
    origin: RepresentationOrigin,
    at: datetime,
) -> Association:
    """Open the representation, give the firm access to the defendant, and tell the prosecutor.

    The caller has the right, holds the defendant's lock and has made sure that nobody is on record. The firm's
    instruction has served; a representation order also ends those of all others.
    """
    association = Association.objects.create(
        case_id=case_id,
        defendant_id=defendant_id,
        organisation_id=firm.organisation_id,
        representation_type=representation_type,
        laa_contract_number=laa_contract_number,
        origin=origin,
        made_by_id=actor.user_id,
        started_at=at,
    )
    by_order = origin == RepresentationOrigin.ORDER
    end_instructions(
        actor=actor,
        case_id=case_id,
        defendant_id=defendant_id,
        of=None if by_order else firm.organisation_id,
    )
    if by_order:
        end_assignments_of_firm(actor=actor, case_id=case_id, organisation_id=firm.organisation_id)
    grant_access(
        actor=actor,
        case_id=case_id,
        principal_id=firm.organisation_id,
        principal_name=firm.name,
        relation=Relation.REPRESENTING,
        defendant_id=defendant_id,
    )
    record(
        "representation.ordered" if by_order else "representation.started",
        actor=actor,
        case_id=case_id,
        defendant_id=defendant_id,
        subject_id=association.pk,
        data={"firm": firm.name, "defendant": identity.defendant, "representation_type": representation_type},
        effects=notice_to_prosecutor("representation_started", identity, firm=firm.name),
    )
    return association
