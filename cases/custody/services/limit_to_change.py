"""The limit of a charge for somebody who is about to change it, with its defendant locked."""

from datetime import datetime
from uuid import UUID

from cases.access.policy import Action, Target
from cases.access.relations import require
from cases.custody.exceptions import CustodyChanged
from cases.custody.models import TimeLimit
from cases.exceptions import CaseNotFound
from cases.models import Defendant, Offence
from commonplatform.accounts.types import Actor


def charge_to_limit(actor: Actor, offence_id: UUID) -> Offence:
    """The charge, when the actor may record custody of its defendant, who is locked from here on."""
    charge = Offence.objects.filter(pk=offence_id).first()
    if charge is None:
        raise CaseNotFound
    require(actor, Action.CHANGE, Target.CUSTODY, case_id=charge.case_id, defendant_id=charge.defendant_id)
    Defendant.objects.select_for_update(of=("self",)).get(pk=charge.defendant_id)
    return charge


def limit_to_change(actor: Actor, offence_id: UUID, seen_version: int | None) -> TimeLimit | None:
    """The limit that stands, if any. Raises `CustodyChanged` when it is not the version seen (0 for none)."""
    charge_to_limit(actor, offence_id)
    limit = TimeLimit.objects.select_related("offence", "defendant").filter(pk=offence_id).first()
    if limit is not None and seen_version is not None and limit.version != seen_version:
        raise CustodyChanged(recorded_by=limit.stopped_by or limit.recorded_by, recorded_at=_last_change(limit))
    return limit


def number_of(limit: TimeLimit) -> int:
    """The number of the charge as pages count it: its place among the defendant's charges."""
    earlier = Offence.objects.filter(defendant_id=limit.defendant_id, sequence__lt=limit.offence.sequence)
    return earlier.count() + 1


def _last_change(limit: TimeLimit) -> datetime:
    return max(limit.recorded_at, limit.stopped_at) if limit.stopped_at else limit.recorded_at
