"""The few facts that name a defendant and their case."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from cases.exceptions import CaseNotFound
from cases.selectors.case_file import defendants_with_charges
from defence.models import RepresentationLock


@dataclass(frozen=True, slots=True)
class Identity:
    """A defendant's name, the case's reference as printed, the prosecutor and the address for notices.

    The CPS prosecutes its own cases and those of the police. `is_locked` is as it was when it was read: whoever
    changes something asks again under the lock (`defence.selectors.standing`).
    """

    defendant: str
    reference: str
    prosecutor: str
    prosecutor_email: str
    prosecuted_by_cps: bool = False
    is_locked: bool = False


def identity_of(case_id: UUID, defendant_id: UUID, *, locked: bool = False) -> Identity:
    """Read them in one query, after the caller has proved the right and opened the case's scope.

    `locked` holds the defendant's row until the transaction ends: whoever changes who is on record
    for a defendant takes this lock first.
    """
    wanted = defendants_with_charges(case_id).filter(pk=defendant_id)
    wanted = wanted.select_related(None).prefetch_related(None).select_related("case__prosecutor")
    in_force = RepresentationLock.objects.filter(defendant_id=OuterRef("pk"), unlocked_at__isnull=True)
    wanted = wanted.annotate(is_locked=Exists(in_force))
    if locked:
        wanted = wanted.select_for_update(of=("self",), no_key=True)
    defendant = wanted.first()
    if defendant is None:
        raise CaseNotFound(case_id)
    prosecutor = defendant.case.prosecutor
    return Identity(
        defendant=defendant.display_name,
        reference=defendant.case.reference_received,
        prosecutor=prosecutor.name,
        prosecutor_email=prosecutor.email,
        prosecuted_by_cps=prosecutor.category in ("cps", "police"),
        is_locked=bool(defendant.is_locked),
    )
