"""Unlock a defendant by hand."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import require
from commonplatform.accounts.types import Actor
from defence.exceptions import LockNotFound
from defence.models import RepresentationLock
from defence.permissions import require_system
from defence.selectors.identity import identity_of
from defence.services.release_lock import release_lock
from defence.states import Unlocked


def unlock_defendant(*, actor: Actor, case_id: UUID, lock_id: UUID, reason: str) -> None:
    """For the court dealing with the case, with a reason that is kept. Unlocking twice changes nothing.

    Raises `CaseNotFound`, `NotAllowed` or `LockNotFound` (domain document "Defence portal", Legal aid).
    """
    with transaction.atomic():
        require(actor, Action.CHANGE, Target.LEGAL_AID, case_id=case_id)
        _unlock(actor, case_id, lock_id, Unlocked.COURT, reason)


def put_lock_right(*, actor: Actor, case_id: UUID, lock_id: UUID, reason: str) -> None:
    """The platform's own unlocking, when data were wrong. Raises `NotAllowed` or `LockNotFound`."""
    require_system(actor)
    with transaction.atomic():
        _unlock(actor, case_id, lock_id, Unlocked.DATA_FIX, reason)


def _unlock(actor: Actor, case_id: UUID, lock_id: UUID, because: Unlocked, reason: str) -> None:
    known = RepresentationLock.objects.filter(pk=lock_id, case_id=case_id).first()
    if known is None:
        raise LockNotFound(lock_id)
    identity = identity_of(case_id, known.defendant_id, locked=True)
    lock = RepresentationLock.objects.select_for_update().get(pk=lock_id)
    if lock.unlocked_at is None:
        release_lock(
            actor=actor,
            lock=lock,
            defendant=identity.defendant,
            because=because,
            at=timezone.now(),
            reason=reason,
        )
