"""End the access that instructions gave."""

from uuid import UUID

from cases.services import revoke_access
from cases.states import Relation
from commonplatform.accounts.types import Actor
from defence.models import Instruction


def end_instructions(*, actor: Actor, case_id: UUID, defendant_id: UUID, of: UUID | None = None) -> None:
    """End the access of one instructed organisation to a defendant, or of all; the instructions stay on record.

    An instruction opens charges and initial details until the organisation goes on record itself (it then has
    more), or a representation order decides who represents the defendant. Another firm's going on record of its
    own accord does not end it: several may be instructed (domain document "Defence portal", Recording
    instruction; Reading, rule 2). The caller has the right and holds the defendant's lock.
    """
    instructed = Instruction.objects.filter(
        defendant_id=defendant_id,
        defendant__grants__relation=Relation.INSTRUCTED,
        defendant__grants__ended_at__isnull=True,
    )
    principals = instructed.values_list("defendant__grants__principal_id", flat=True).distinct()
    for principal_id in sorted(principals):
        if of is None or principal_id == of:
            revoke_access(
                actor=actor,
                case_id=case_id,
                principal_id=principal_id,
                relation=Relation.INSTRUCTED,
                defendant_id=defendant_id,
            )
