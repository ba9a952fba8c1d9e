"""What a search shows before anybody goes on record."""

from cases.access.relations import relations_to
from cases.states import Relation
from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.types import Actor
from defence.models import Association
from defence.search_proof import read_proof
from defence.selectors.identity import identity_of
from defence.selectors.instructions import instructions_for
from defence.states import Finding
from defence.types import SearchResult
from disclosure.selectors import organisations_that_opened


def result_of(actor: Actor, proof: str) -> SearchResult:
    """The reference, the prosecutor, the name, who is on record, was before, is instructed or opened the initial
    details: what there is about a defendant that is found.

    Where another firm is on record or the defendant is locked, no more than that. Raises what `read_proof` raises.
    """
    found = read_proof(actor, proof)
    with widened_to_case(found.case_id):
        identity = identity_of(found.case_id, found.defendant_id)
        relations = relations_to(actor, found.case_id, defendant_id=found.defendant_id)
        latest = (
            Association.objects.select_related("organisation")
            .filter(defendant_id=found.defendant_id)
            .order_by("-started_at")
            .first()
        )
        current = latest if latest is not None and latest.ended_at is None else None
        finding = _finding(relations, current, is_locked=identity.is_locked)
        free = finding == Finding.FREE
        return SearchResult(
            case_id=found.case_id,
            reference=identity.reference,
            prosecutor=identity.prosecutor,
            defendant=identity.defendant,
            finding=finding,
            firm=current.organisation.name if current is not None and finding == Finding.TAKEN else "",
            last_firm=latest.organisation.name if latest is not None and free else "",
            opened_by=organisations_that_opened(found.case_id, found.defendant_id) if free else (),
            instructed=instructions_for(found.defendant_id) if free else (),
            is_instructed=Relation.INSTRUCTED in relations,
        )


def _finding(relations: frozenset[Relation], current: Association | None, *, is_locked: bool) -> Finding:
    """What the person can do (domain document "Defence portal", Authorisation of the result)."""
    if relations - {Relation.INSTRUCTED}:
        return Finding.OURS
    if current is not None:
        return Finding.TAKEN
    return Finding.LOCKED if is_locked else Finding.FREE
