"""Lift a stop before its hour is over."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.budgets.exceptions import NotYoursToLift, StopIsOver
from commonplatform.budgets.models import ReadCount, ReadStop


def allow_reading_again(*, actor: Actor, stop_id: UUID, reason: str) -> None:
    """The budget of the hour begins anew. For administrators, never for themselves, with a reason.

    Raises `NotYoursToLift`, or `StopIsOver` for one that was lifted already.
    """
    with transaction.atomic():
        stop = ReadStop.objects.select_for_update().filter(pk=stop_id).first()
        if actor.role != Role.ADMINISTRATOR or stop is None or stop.principal_id == actor.user_id:
            raise NotYoursToLift(stop_id)
        if stop.lifted_at is not None:
            raise StopIsOver(stop_id)
        stop.lifted_at = timezone.now()
        stop.lifted_by = actor.display_name
        stop.lifted_because = reason
        stop.save(update_fields=["lifted_at", "lifted_by", "lifted_because"])
        ReadCount.objects.filter(hour=stop.hour, principal_id=stop.principal_id).update(readings=0)
        record(
            "reading.allowed_again",
            actor=actor,
            subject_id=stop.pk,
            reason=reason,
            data={"name": stop.principal_name, "reason": reason},
        )
