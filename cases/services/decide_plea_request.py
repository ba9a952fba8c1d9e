"""Grant or refuse a request to change or withdraw a plea."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import require
from cases.exceptions import AlreadyDecided, CaseNotFound, CaseNotOpenForPlea
from cases.mails.plea_request import plea_request_decided
from cases.models import Plea, PleaRequest
from cases.selectors.defendant_contacts import defendant_contact
from cases.services.enter_pleas import is_open_for_plea
from cases.states import EnteredPlea, PleaMethod, RequestKind, RequestState
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest


def decide_plea_request(*, actor: Actor, request_id: UUID, granted: bool, reason: str) -> None:
    """A grant enters the wanted pleas in place of those that stand; the earlier ones stay on record.

    Raises `AlreadyDecided` when somebody was first, `CaseNotOpenForPlea` once the case has moved on.
    """
    with transaction.atomic():
        seen = PleaRequest.objects.filter(pk=request_id).first()
        if seen is None:
            raise CaseNotFound
        require(actor, Action.CHANGE, Target.PLEA_REQUEST, case_id=seen.case_id, defendant_id=seen.defendant_id)
        status, begun_by = _lock_case(seen.case_id)
        request = PleaRequest.objects.select_for_update().get(pk=request_id)
        if request.decided_at is not None:
            outcome = str(RequestState(request.state).label)
            raise AlreadyDecided(decided_by=request.decided_by, decided_at=request.decided_at, outcome=outcome)
        if granted and not is_open_for_plea(status, begun_by):
            raise CaseNotOpenForPlea(status=status)
        now = timezone.now()
        if granted:
            _enter_instead(actor, request, now)
        _close(actor, request, granted=granted, reason=reason, now=now)


def _lock_case(case_id: UUID) -> tuple[str, str]:
    """Where the case stands and how it was begun."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status, initiation_code FROM cases_case WHERE id = %s FOR UPDATE", [case_id])
        status, begun_by = cursor.fetchone()
        return str(status), str(begun_by)


def _enter_instead(actor: Actor, request: PleaRequest, now: datetime) -> None:
    standing = list(Plea.objects.filter(defendant_id=request.defendant_id, replaced_by__isnull=True))
    for plea in standing:
        choice = _instead(request, plea)
        if choice is None:
            continue
        Plea.objects.create(
            case_id=plea.case_id,
            defendant_id=plea.defendant_id,
            offence_id=plea.offence_id,
            replaces=plea,
            choice=choice,
            method=PleaMethod(request.method),
            statement=request.reason,
            entered_at=now,
            recorded_by=actor.display_name,
            recorded_at=now,
        )


def _instead(request: PleaRequest, plea: Plea) -> EnteredPlea | None:
    if request.kind == RequestKind.WITHDRAW:
        return None if plea.choice == EnteredPlea.WITHDRAWN else EnteredPlea.WITHDRAWN
    wanted = request.wanted.get(str(plea.offence_id))
    return EnteredPlea(wanted) if wanted and wanted != plea.choice else None


def _close(actor: Actor, request: PleaRequest, *, granted: bool, reason: str, now: datetime) -> None:
    request.state = RequestState.GRANTED if granted else RequestState.REFUSED
    request.decided_at, request.decided_by, request.decision_reason = now, actor.display_name, reason
    request.save(update_fields=["state", "decided_at", "decided_by", "decision_reason"])
    kind = "plea.change_granted" if granted else "plea.change_refused"
    record(
        kind,
        actor=actor,
        case_id=request.case_id,
        defendant_id=request.defendant_id,
        subject_id=request.pk,
        reason=reason,
        data={"kind": request.kind},
        effects=_mail(request, granted=granted),
    )


def _mail(request: PleaRequest, *, granted: bool) -> tuple[EffectRequest, ...]:
    """To the defendant who gave an address; the plea itself is not named."""
    to = defendant_contact(request.case_id, request.defendant_id)
    if to is None:
        return ()
    return (
        plea_request_decided(
            address=to.address,
            language=to.language,
            contact=to.case,
            accepted=granted,
            reason=request.decision_reason,
        ),
    )
