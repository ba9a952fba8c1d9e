"""A defendant asks to change or withdraw their plea before the decision."""

from collections.abc import Mapping
from uuid import UUID

from django.db import connection
from django.utils import timezone

from cases.exceptions import CaseNotFound, CaseNotOpenForPlea, NothingToChange, RequestAlreadyWaiting
from cases.models import Offence, Plea, PleaRequest
from cases.selectors.answering import answering_defendant
from cases.services.add_work import add_works
from cases.services.enter_pleas import is_open_for_plea
from cases.states import PleaChoice, PleaMethod, RequestKind, RequestState
from cases.types import WorkToAdd
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record


def ask_to_change_plea(
    *,
    actor: Actor,
    case_id: UUID,
    defendant_id: UUID,
    kind: RequestKind,
    wanted: Mapping[UUID, PleaChoice],
    reason: str,
    submission_key: UUID,
    method: PleaMethod = PleaMethod.ONLINE,
) -> UUID:
    """The request's id; the court and the prosecutor are given work. The same key gives the first request.

    The caller has the right and runs in the scope of the proved defendant, in a transaction. `wanted`
    holds the charges whose plea is to become another; it is empty for a withdrawal. Raises
    `NothingToChange`, `RequestAlreadyWaiting` with its date, `CaseNotOpenForPlea` once the case has
    moved on, or `CaseNotFound` for a charge that is not theirs.
    """
    _require_open(case_id)
    earlier = PleaRequest.objects.filter(defendant_id=defendant_id, submission_key=submission_key).first()
    if earlier is not None:
        return earlier.pk
    waiting = PleaRequest.objects.filter(defendant_id=defendant_id, state=RequestState.WAITING).first()
    if waiting is not None:
        raise RequestAlreadyWaiting(raised_at=waiting.raised_at)
    _require_something_to_change(case_id, defendant_id, kind, wanted)
    return _raise(actor, case_id, defendant_id, kind, wanted, reason, submission_key, method)


def _require_open(case_id: UUID) -> None:
    """Lock first: a decision and a request must see each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status, initiation_code FROM cases_case WHERE id = %s FOR UPDATE", [case_id])
        row = cursor.fetchone()
    if row is None:
        raise CaseNotFound(case_id)
    if not is_open_for_plea(*row):
        raise CaseNotOpenForPlea(status=row[0])


def _require_something_to_change(
    case_id: UUID, defendant_id: UUID, kind: RequestKind, wanted: Mapping[UUID, PleaChoice]
) -> None:
    own = Offence.objects.filter(case_id=case_id, defendant_id=defendant_id)
    if set(wanted) - set(own.values_list("pk", flat=True)):
        raise CaseNotFound(case_id)
    entered = Plea.objects.filter(defendant_id=defendant_id, replaced_by__isnull=True)
    stands = {offence: str(choice) for offence, choice in entered.values_list("offence_id", "choice")}
    changes = [choice for offence, choice in wanted.items() if offence in stands and stands[offence] != choice]
    if not stands or (kind == RequestKind.CHANGE and not changes) or (kind == RequestKind.WITHDRAW and wanted):
        raise NothingToChange


def _raise(
    actor: Actor,
    case_id: UUID,
    defendant_id: UUID,
    kind: RequestKind,
    wanted: Mapping[UUID, PleaChoice],
    reason: str,
    submission_key: UUID,
    method: PleaMethod,
) -> UUID:
    now, defendant = timezone.now(), answering_defendant(case_id, defendant_id)
    request = PleaRequest.objects.create(
        case_id=case_id,
        defendant_id=defendant_id,
        kind=kind,
        wanted={str(offence): choice.value for offence, choice in wanted.items()},
        reason=reason,
        method=method,
        submission_key=submission_key,
        raised_by=actor.display_name or defendant.name,
        raised_at=now,
    )
    interested = {defendant.work_goes_to, defendant.prosecutor_id}
    add_works(
        [WorkToAdd(principal_id, "plea_request", (kind.value,)) for principal_id in sorted(interested)],
        case_id=case_id,
        defendant_id=defendant_id,
        at=now,
    )
    record(
        "plea.change_asked",
        actor=actor,
        case_id=case_id,
        defendant_id=defendant_id,
        subject_id=request.pk,
        occurred_at=now,
        data={"defendant": defendant.name, "kind": kind.value},
    )
    return request.pk
