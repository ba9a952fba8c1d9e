"""Defendants locked by representation orders, and messages about legal aid that could not be taken in."""

from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import require_ever, standing_of
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.types import Actor
from defence.exceptions import LockNotFound
from defence.models import LegalAidProblem, RepresentationLock
from defence.states import OrderRefusal
from defence.types import LockedDefendant, LockPage, ProblemLine

MOST_LINES = 200


def locked_defendants(actor: Actor) -> LockPage:
    """Those in the cases of the actor's court, longest locked first."""
    require_ever(actor, Action.VIEW, Target.LEGAL_AID)
    own = RepresentationLock.objects.filter(
        unlocked_at__isnull=True, case__inbox__principal_id__in=actor.principals, case__inbox__whole_case=True
    )
    found = list(own.select_related("case", "defendant").order_by("locked_at", "pk")[: MOST_LINES + 1])
    return LockPage(lines=tuple(_line(lock) for lock in found[:MOST_LINES]), is_capped=len(found) > MOST_LINES)


def locks_of_case(file: CaseFile) -> tuple[LockedDefendant, ...]:
    """The locks in force in an opened case. Raises `NotAllowed` for those who may not know of them."""
    file.standing.require(Action.VIEW, Target.LEGAL_AID)
    return _locks(file.case.pk)


def lock_to_end(actor: Actor, case_id: UUID, lock_id: UUID) -> LockedDefendant:
    """One lock in force that the actor may end. Raises `CaseNotFound`, `NotAllowed` or `LockNotFound`."""
    standing_of(actor, case_id).require(Action.CHANGE, Target.LEGAL_AID)
    line = next((one for one in _locks(case_id) if one.lock_id == lock_id), None)
    if line is None:
        raise LockNotFound(lock_id)
    return line


def problems_of_case(file: CaseFile) -> tuple[ProblemLine, ...]:
    """Messages about an opened case that were not taken in, latest first."""
    file.standing.require(Action.VIEW, Target.LEGAL_AID)
    return _problems(Q(case_id=file.case.pk))


def problems(actor: Actor) -> tuple[ProblemLine, ...]:
    """Messages not taken in, latest first: of the cases of the actor's court, and those that fit no case."""
    require_ever(actor, Action.VIEW, Target.LEGAL_AID)
    own = Q(case__inbox__principal_id__in=actor.principals, case__inbox__whole_case=True)
    return _problems(own | Q(case__isnull=True))


def _problems(wanted: Q) -> tuple[ProblemLine, ...]:
    found = LegalAidProblem.objects.filter(wanted).distinct().order_by("-received_at")[:MOST_LINES]
    return tuple(
        ProblemLine(
            case_id=problem.case_id,
            reference=problem.reference,
            application_reference=problem.application_reference,
            problem=str(OrderRefusal(problem.problem).label),
            detail=problem.detail,
            received_at=problem.received_at,
        )
        for problem in found
    )


def _locks(case_id: UUID) -> tuple[LockedDefendant, ...]:
    locks = RepresentationLock.objects.filter(case_id=case_id, unlocked_at__isnull=True)
    return tuple(_line(lock) for lock in locks.select_related("case", "defendant").order_by("defendant__position"))


def _line(lock: RepresentationLock) -> LockedDefendant:
    return LockedDefendant(
        lock_id=lock.pk,
        case_id=lock.case_id,
        reference=lock.case.reference_received,
        defendant=lock.defendant.display_name,
        laa_contract_number=lock.laa_contract_number,
        application_reference=lock.application_reference,
        since=lock.locked_at,
        days=(timezone.localdate() - timezone.localdate(lock.locked_at)).days,
    )
