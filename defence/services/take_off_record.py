"""Take a firm off record: the part that ending a representation and a representation order share."""

from datetime import datetime, timedelta

from cases.services import revoke_access
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.models import Association
from defence.notices import notices_at_the_end
from defence.selectors.identity import Identity
from defence.selectors.representations import access_resting_on
from defence.states import RepresentationEnd

_SHORTEST = timedelta(microseconds=1)
_KINDS = {
    RepresentationEnd.FIRM: "representation.ended",
    RepresentationEnd.COURT: "representation.ended",
    RepresentationEnd.ORDER: "representation.displaced",
    RepresentationEnd.WITHDRAWN: "representation.withdrawn",
}


def take_off_record(
    *,
    actor: Actor,
    association: Association,
    identity: Identity,
    through: RepresentationEnd,
    at: datetime,
    reason: str = "",
) -> None:
    """End the representation, the firm's access and every access given to other people for the defendant.

    The caller has the right and holds the defendant's lock. The prosecutor and the CPS at the court are told
    (domain document "Defence portal", Disassociation).
    """
    firm = association.organisation.name
    association.ended_at = max(at, association.started_at + _SHORTEST)
    association.ended_by_id = actor.user_id
    association.ended_through = through
    association.save(update_fields=["ended_at", "ended_by", "ended_through"])
    for principal_id, relation in access_resting_on(association.pk):
        revoke_access(
            actor=actor,
            case_id=association.case_id,
            principal_id=principal_id,
            relation=relation,
            defendant_id=association.defendant_id,
            reason=reason,
        )
    record(
        _KINDS[through],
        actor=actor,
        case_id=association.case_id,
        defendant_id=association.defendant_id,
        subject_id=association.pk,
        reason=reason,
        data={"firm": firm, "defendant": identity.defendant},
        effects=notices_at_the_end(
            identity, defendant_id=association.defendant_id, firm_id=association.organisation_id, firm=firm
        ),
    )
