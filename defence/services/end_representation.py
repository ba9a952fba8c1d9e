"""Go off record for a defendant."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.services import revoke_access
from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.models import Association
from defence.notices import notice_to_prosecutor
from defence.selectors.identity import identity_of
from defence.selectors.representations import (
    access_resting_on,
    own_ended_representation,
    representation_line,
)


def end_representation(*, actor: Actor, case_id: UUID, association_id: UUID, reason: str) -> Association:
    """End a representation: for a member of the firm on record, or the court.

    Ends the firm's access to the defendant and every access given to other people for that defendant,
    at once; the prosecutor is told. Ending it twice changes nothing. Raises `CaseNotFound` or
    `NotAllowed` (domain document "Defence portal", Disassociation).
    """
    with transaction.atomic():
        receipt = own_ended_representation(actor, case_id, association_id)
        if receipt is not None:
            return receipt
        line = representation_line(actor, case_id, association_id)
        with widened_to_case(case_id):
            identity = identity_of(case_id, line.defendant_id, locked=True)
            association = Association.objects.select_for_update().get(pk=association_id)
            if association.ended_at is not None:
                return association
            association.ended_at = timezone.now()
            association.ended_by_id = actor.user_id
            association.save(update_fields=["ended_at", "ended_by"])
            _end_every_access(actor, association, reason)
            record(
                "representation.ended",
                actor=actor,
                case_id=case_id,
                defendant_id=association.defendant_id,
                subject_id=association.pk,
                reason=reason,
                data={"firm": line.firm, "defendant": line.defendant},
                effects=notice_to_prosecutor("representation_ended", identity, firm=line.firm),
            )
            return association


def _end_every_access(actor: Actor, association: Association, reason: str) -> None:
    for principal_id, relation in access_resting_on(association.pk):
        revoke_access(
            actor=actor,
            case_id=association.case_id,
            principal_id=principal_id,
            relation=relation,
            defendant_id=association.defendant_id,
            reason=reason,
        )
