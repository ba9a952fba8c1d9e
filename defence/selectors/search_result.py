"""What a search shows before anybody goes on record."""

from cases.access.relations import relations_to
from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.types import Actor
from defence.models import Association
from defence.search_proof import read_proof
from defence.selectors.identity import identity_of
from defence.states import Finding
from defence.types import SearchResult


def result_of(actor: Actor, proof: str) -> SearchResult:
    """The reference, the prosecutor, the name, and whether somebody is on record.

    Raises what `read_proof` raises.
    """
    found = read_proof(actor, proof)
    with widened_to_case(found.case_id):
        identity = identity_of(found.case_id, found.defendant_id)
        association = (
            Association.objects.select_related("organisation")
            .filter(defendant_id=found.defendant_id, ended_at__isnull=True)
            .first()
        )
        ours = bool(relations_to(actor, found.case_id, defendant_id=found.defendant_id))
    taken = association is not None and not ours
    return SearchResult(
        case_id=found.case_id,
        reference=identity.reference,
        prosecutor=identity.prosecutor,
        defendant=identity.defendant,
        finding=Finding.OURS if ours else Finding.TAKEN if taken else Finding.FREE,
        firm=association.organisation.name if association is not None and taken else "",
    )
