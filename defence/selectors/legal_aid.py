"""What legal aid statuses mean, and where a defendant stands."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from cases.access.policy import Action, Target
from cases.selectors.case_file import CaseFile
from commonplatform.reference.models import Code
from commonplatform.reference.selectors import codes
from defence.models import LaaReference
from defence.representation_orders import defendant_level
from defence.states import LegalAidLevel

_LISTS = (
    (Code.CodeList.LEGAL_AID_GRANTED, LegalAidLevel.GRANTED),
    (Code.CodeList.LEGAL_AID_REFUSED, LegalAidLevel.REFUSED),
    (Code.CodeList.LEGAL_AID_WITHDRAWN, LegalAidLevel.WITHDRAWN),
    (Code.CodeList.LEGAL_AID_PENDING, LegalAidLevel.PENDING),
)


@dataclass(frozen=True, slots=True)
class KnownStatus:
    """A status code of the reference data."""

    code_id: UUID
    description: str
    level: LegalAidLevel


def known_status(code: str) -> KnownStatus | None:
    """The status of that code; None when the reference data do not have it."""
    for code_list, level in _LISTS:
        found = codes(code_list).filter(code=code).first()
        if found is not None:
            return KnownStatus(found.pk, found.name, level)
    return None


def levels_of_offences(defendant_id: UUID) -> list[LegalAidLevel]:
    """The latest level of each offence of a defendant that has one. The caller has opened the case's scope."""
    return [LegalAidLevel(level) for _defendant, level in _latest((defendant_id,))]


def levels_of_case(file: CaseFile) -> tuple[tuple[str, LegalAidLevel], ...]:
    """The name and legal aid status of each defendant of an opened case that has any.

    Raises `NotAllowed` for those who may not know of it.
    """
    file.standing.require(Action.VIEW, Target.LEGAL_AID)
    held: dict[UUID, list[str]] = {}
    for defendant_id, level in _latest([defendant.pk for defendant in file.defendants]):
        held.setdefault(defendant_id, []).append(level)
    return tuple((d.display_name, defendant_level(held[d.pk])) for d in file.defendants if d.pk in held)


def _latest(defendant_ids: Collection[UUID]) -> list[tuple[UUID, str]]:
    references = LaaReference.objects.filter(defendant_id__in=defendant_ids)
    latest = references.order_by("offence_id", "-sequence").distinct("offence_id")
    return list(latest.values_list("defendant_id", "level"))
