"""Go off record for a defendant."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.roles import COURT_ROLES
from commonplatform.accounts.types import Actor
from defence.models import Association
from defence.selectors.identity import identity_of
from defence.selectors.representations import own_ended_representation, representation_line
from defence.services.take_off_record import take_off_record
from defence.states import RepresentationEnd


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
            association = (
                Association.objects.select_for_update(of=("self",))
                .select_related("organisation")
                .get(pk=association_id)
            )
            if association.ended_at is None:
                take_off_record(
                    actor=actor,
                    association=association,
                    identity=identity,
                    through=RepresentationEnd.COURT if actor.role in COURT_ROLES else RepresentationEnd.FIRM,
                    at=timezone.now(),
                    reason=reason,
                )
            return association
