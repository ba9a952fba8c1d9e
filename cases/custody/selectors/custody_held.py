"""The remand and the limits of defendants as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import CharField
from django.db.models.expressions import RawSQL

from cases.access.policy import Action, Target
from cases.custody.models import Remand, TimeLimit
from cases.custody.running import ended
from cases.custody.states import LimitOrigin, RemandStatus, StopReason
from cases.custody.types import DefendantCustody, HeldLimit, HeldRemand
from cases.custody.working_kept import working_kept

if TYPE_CHECKING:
    from cases.selectors.case_file import CaseFile


def custody_of_case(file: CaseFile) -> dict[UUID, DefendantCustody]:
    """Of the people in a case opened with charges whose custody its reader may see, by defendant; in two queries."""
    people = {
        defendant.pk: defendant.particulars.custody_status
        for defendant in file.defendants
        if defendant.kind == defendant.Kind.PERSON and file.standing.may(Action.VIEW, Target.CUSTODY, defendant.pk)
    }
    return custody_held(people) if people else {}


def custody_held(received: Mapping[UUID, str]) -> dict[UUID, DefendantCustody]:
    """What is held of these defendants, whose prosecutors sent these codes. The caller has proved the right."""
    defendants = list(received)
    remands = {row.pk: row for row in Remand.objects.filter(pk__in=defendants)}
    limits: dict[UUID, dict[UUID, HeldLimit]] = {}
    for row in _limits().filter(defendant__in=defendants):
        limits.setdefault(row.defendant_id, {})[row.pk] = _limit(row)
    return {
        defendant: DefendantCustody(
            defendant_id=defendant,
            remand=_remand(remands[defendant]) if defendant in remands else None,
            received=code,
            limits=limits.get(defendant, {}),
        )
        for defendant, code in received.items()
    }


def held_limit(offence_id: UUID) -> HeldLimit | None:
    """The limit of one charge. The caller has proved the right."""
    row = _limits().filter(pk=offence_id).first()
    return _limit(row) if row else None


def _limits() -> Any:
    in_the_case = RawSQL(ended("custody_timelimit"), (), output_field=CharField())  # noqa: S611 – a constant
    return TimeLimit.objects.annotate(ended=in_the_case)


def _remand(row: Remand) -> HeldRemand:
    return HeldRemand(
        status=RemandStatus(row.status),
        decided_on=row.decided_on,
        since=row.held_since,
        days_before=row.days_held_before,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        version=row.version,
    )


def _limit(row: Any) -> HeldLimit:
    return HeldLimit(
        offence_id=row.pk,
        limit_on=row.limit_on,
        origin=LimitOrigin(row.origin),
        decided_on=row.decided_on,
        allocation_reason=row.allocation_reason,
        working=working_kept(row.working),
        reason=row.reason,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        stopped_on=row.stopped_on,
        stop_reason=StopReason(row.stop_reason) if row.stop_reason else None,
        stop_note=row.stop_note,
        stopped_by=row.stopped_by,
        ended=StopReason(row.ended) if row.ended and not row.stop_reason else None,
        version=row.version,
    )
