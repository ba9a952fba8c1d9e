"""Accept or reject a proposed change of a defendant's details."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import require
from cases.exceptions import AlreadyDecided, CaseNotFound
from cases.mails.details_decided import details_decided
from cases.models import ProposedChange
from cases.selectors.defendant_contacts import defendant_contact
from cases.services.change_details import change_details
from cases.states import ChangeState, DetailKind
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest


def accept_change(*, actor: Actor, change_id: UUID) -> None:
    """Make the proposed detail the held one. Raises `AlreadyDecided` when somebody was first."""
    with transaction.atomic():
        change = _waiting(actor, change_id)
        change_details(change)
        _decide(actor, change, ChangeState.ACCEPTED, reason="")


def reject_change(*, actor: Actor, change_id: UUID, reason: str) -> None:
    """Leave the held detail as it is, and say why. Raises `AlreadyDecided` when somebody was first."""
    with transaction.atomic():
        _decide(actor, _waiting(actor, change_id), ChangeState.REJECTED, reason=reason)


def _waiting(actor: Actor, change_id: UUID) -> ProposedChange:
    change = ProposedChange.objects.select_for_update().filter(pk=change_id).first()
    if change is None:
        raise CaseNotFound
    require(actor, Action.CHANGE, Target.PROPOSED_CHANGE, case_id=change.case_id, defendant_id=change.defendant_id)
    if change.state != ChangeState.WAITING or change.decided_at is not None:
        raise AlreadyDecided(
            decided_by=change.decided_by,
            decided_at=change.decided_at or timezone.now(),
            outcome=str(ChangeState(change.state).label),
        )
    return change


def _decide(actor: Actor, change: ProposedChange, state: ChangeState, *, reason: str) -> None:
    change.state, change.decided_at, change.decided_by = state, timezone.now(), actor.display_name
    change.decision_reason = reason
    change.save(update_fields=["state", "decided_at", "decided_by", "decision_reason"])
    kind = "details.changed" if state == ChangeState.ACCEPTED else "details.change_rejected"
    record(
        kind,
        actor=actor,
        case_id=change.case_id,
        defendant_id=change.defendant_id,
        subject_id=change.pk,
        reason=reason,
        data={"detail": str(DetailKind(change.detail).value).replace("_", " ")},
        effects=_mail(change, state),
    )


def _mail(change: ProposedChange, state: ChangeState) -> tuple[EffectRequest, ...]:
    """To the defendant who gave an address; which detail and why not, never its value."""
    to = defendant_contact(change.case_id, change.defendant_id)
    if to is None:
        return ()
    return (
        details_decided(
            address=to.address,
            language=to.language,
            contact=to.case,
            details=[change.detail],
            accepted=state == ChangeState.ACCEPTED,
            reason=change.decision_reason,
        ),
    )
