"""Move a case to its end when results say so."""

from uuid import UUID

from cases.models import Case, Offence
from cases.results.models import Imposition
from cases.results.rules import status_after
from cases.states import CASE_MOVES, CaseStatus
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def conclude_case(*, actor: Actor, case_id: UUID) -> None:
    """In the caller's transaction, which holds the case locked. A case that is over stays as it is."""
    status = status_after(_codes(case_id))
    case = Case.objects.get(pk=case_id)
    if status is None or status not in CASE_MOVES[CaseStatus(case.status)]:
        return
    Case.objects.filter(pk=case_id).update(status=status)
    kind = "case.withdrawn" if status == CaseStatus.WITHDRAWN else "case.concluded"
    record(kind, actor=actor, case_id=case_id)


def _codes(case_id: UUID) -> dict[UUID, list[str]]:
    codes: dict[UUID, list[str]] = {
        charge: [] for charge in Offence.objects.filter(case_id=case_id).values_list("pk", flat=True)
    }
    current = Imposition.objects.filter(case_id=case_id, result__replaced=False, offence__isnull=False)
    for offence_id, code in current.values_list("offence_id", "code"):
        codes[offence_id].append(code)
    return codes
